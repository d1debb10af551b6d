

def in_this_file():
    """Imports find the package in this file: its modules are the comments
    at the end, as bundle.sh put them there."""
    import importlib.abc
    import importlib.machinery

    texts = {}
    with open(__file__, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#@ "):
                texts[line[3:-1]] = lines = []
            elif line.startswith("#|"):
                lines.append(line[2:])

    class Modules(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
        def find_spec(self, fullname, path=None, target=None):
            base = fullname.replace(".", "/")
            for name in (base + ".py", base + "/__init__.py"):
                if name in texts:
                    spec = importlib.machinery.ModuleSpec(
                        fullname, self, origin=os.path.join(__file__, name),
                        is_package=name != base + ".py")
                    spec.has_location = True
                    return spec
            return None

        def get_source(self, fullname):
            origin = self.find_spec(fullname).origin
            return "".join(texts[os.path.relpath(origin, __file__)])

        def exec_module(self, module):
            code = compile(self.get_source(module.__name__), module.__file__,
                           "exec", dont_inherit=True)
            exec(code, module.__dict__)

    sys.meta_path.insert(0, Modules())


in_this_file()
