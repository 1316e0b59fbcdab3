#!/bin/sh
# Fuzzes the lexer and the detection of languages with the toolchain's libFuzzer; needs Linux or a toolchain with it.
#
#   Tests/Fuzz/run.sh [SECONDS] [FOLDER]
#
# SECONDS: how long (default 600). FOLDER: where the build, the corpus and what is found go (default .build/fuzz).
# Seeds are the samples of Tests/LexingTests, once for each language: the first byte of an input picks the language.
# What it finds lies in FOLDER as crash-*, timeout-* or oom-*: shrink it with `FOLDER/lexer -minimize_crash=1 FILE`
# and give it a case in Tests/LexingTests/HardCaseTests.swift.
set -eu
seconds=${1:-600}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=${2:-"$root/.build/fuzz"}
mkdir -p "$folder/corpus" "$folder/sources"

# One module: `package` needs a package name, and imports of the package's own modules have nothing to import.
rm -f "$folder/sources/"*.swift
find "$root/Sources/SourceText" "$root/Sources/Lexing" -name '*.swift' | sort | while read -r file; do
  name=$(echo "${file#"$root/Sources/"}" | tr '/' '-')
  sed -E 's/^(package |internal |public )?import (SourceText|Lexing)$//' "$file" > "$folder/sources/$name"
done
cp "$here/FuzzTarget.swift" "$folder/sources/"
swiftc -parse-as-library -swift-version 6 -package-name assay -O -sanitize=fuzzer,address \
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
  -enable-upcoming-feature InternalImportsByDefault -o "$folder/lexer" "$folder/sources/"*.swift

# A seed need not be read as its own language: every sample goes in as three of them.
number=0
for sample in "$root/Tests/LexingTests/Samples/"*; do
  for shift in 0 17 31; do
    language=$(((number + shift) % 47))
    { printf "\\$(printf '%03o' "$language")"; cat "$sample"; } > "$folder/corpus/seed-$number-$shift"
  done
  number=$((number + 1))
done
cd "$folder"
exec ./lexer -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=8192 corpus
