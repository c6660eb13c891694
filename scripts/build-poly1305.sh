#!/bin/sh
# Compiles electron/backup/repository/poly1305.c to WebAssembly and writes it, as base64, into poly1305-wasm.ts.
# Needed only after a change of the C file: the result is committed. Needs clang and wasm-ld (Debian: clang lld).
set -eu
folder=$(cd "$(dirname "$0")/../electron/backup/repository" && pwd)
compiled=$(mktemp)
trap 'rm -f "$compiled"' EXIT

clang --target=wasm32 -O3 -ffreestanding -fno-builtin -nostdlib -Wall -Wextra -Werror \
  -Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=4096 -o "$compiled" "$folder/poly1305.c"

{
  echo '/** poly1305.c compiled by scripts/build-poly1305.sh: WebAssembly in base64. Not to be edited by hand. */'
  echo 'export const poly1305Wasm ='
  printf "  '%s';\n" "$(base64 -w0 "$compiled")"
} > "$folder/poly1305-wasm.ts"
echo "$(wc -c < "$compiled") bytes of WebAssembly"
