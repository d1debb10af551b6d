# SPDX-License-Identifier: MIT
print("no loop here")
