#!/bin/bash -e
# Orders, with "quotes" and it's fine.
set -euo pipefail

readonly NAME="it's $(basename "$(pwd)") and \"quoted\" ${HOME:-"none"}" # a comment
RAW='no $(code) \'
ANSI=$'it\'s\n' DOLLARS=$$ COUNT=$#
escaped=it\'s\ fine
url=http://example.com/#fragment

total() {
  local sum=0 line
  while IFS= read -r line; do
    case "$line" in
      \#*|'') continue ;;
      open) sum=$((sum + (1 << 2))) ;;
      (closed) ((sum++)) ;;
      *.txt) sum=$(case "$line" in a) echo 1 ;; b) echo "2)" ;; esac) ;;
    esac
  done < "$1"
  echo $(( sum / 2 )) "${line%%/*}" "${line//\'/\"}"
}

function usage {
  cat <<EOF
Usage: $0 [options] it's "text"
  $(date +%Y)
EOF
  cat <<-'RAW' | tr a-z A-Z
	raw $(not code) "text"
	RAW
  cat << "END"
quoted word
END
  grep -c x <<< "$NAME"
}

if [[ "$NAME" =~ ^[a-z]+$ && -f file ]] || [ -z "$RAW" ]; then
  total "$NAME" && usage
elif test -n "${ANSI#it}"; then
  for file in *.sh "$@"; do echo "${file:1:3}"; done
else
  until false; do break; done
fi

diff <(sort a) <(sort b) > /dev/null 2>&1 &
trap 'echo "caught"; exit 1' INT TERM
array=(one "two three" $(ls))
echo "${array[@]}" "${#array[@]}" `date` !$
select choice in a b; do echo "$choice"; done
printf '%s\n' "multi
line" | sed -e 's/"/\x27/g' -e "s#a#b#"
