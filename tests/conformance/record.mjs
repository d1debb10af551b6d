// SPDX-License-Identifier: MIT
// record.mjs PYODIDE PROJECT OUT ARGUMENT...: records with the CPython in
// PYODIDE (the folder of the npm package) into the file OUT. The arguments are
// the recorder's, paths relative to the project. Exits as the recorder does.
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, project, out, ...rest] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const py = await loadPyodide({ env: { PYTHONHASHSEED: "0", TZ: "UTC" } });
for (const [place, root] of [["/project", project], ["/out", dirname(out)]]) {
  py.FS.mkdirTree(place);
  py.FS.mount(py.FS.filesystems.NODEFS, { root }, place);
}
py.globals.set("arguments", py.toPy(["-o", `/out/${basename(out)}`, ...rest]));

// Pyodide replaces asyncio.run by one for browsers: the module is loaded
// again. os._exit() ends this process, as it would end the recorder's.
py.runPython(`
import asyncio, asyncio.runners, importlib, os, runpy, sys
from js import process

asyncio.events._set_running_loop(None)
importlib.reload(asyncio.runners)
asyncio.run = asyncio.runners.run
asyncio.Runner = asyncio.runners.Runner
os._exit = process.exit
sys.argv = ["recorder.py", *arguments]
os.chdir("/project")
runpy.run_path("build/recorder.py", run_name="__main__")
`);
