#compdef @program@
# Completion of @program@ for zsh. To have it in this shell, after compinit:
#   source <(@program@ completion zsh)

_@function@() {
  local -a answer plain described
  local line directive word
  answer=("${(@f)$("${(Q)words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  directive=${answer[-1]#:}
  [[ $directive == <-> ]] || return 1
  answer=("${(@)answer[1,-2]}")

  (( directive & 1 )) && return 1
  if (( directive & 8 )); then
    _files -g "*.(${(j:|:)answer})"
    return
  fi
  if (( directive & 16 )); then
    _files -/
    return
  fi
  # A value that stands behind its flag in the same word.
  [[ $words[CURRENT] == --*=* ]] && compset -P '*='
  for line in $answer; do
    [[ -n $line ]] || continue
    word=${line%%$'\t'*}
    plain+=("$word")
    if [[ $line == *$'\t'* ]]; then
      described+=("${word//:/\\:}:${line#*$'\t'}")
    else
      described+=("${word//:/\\:}")
    fi
  done
  if (( $#plain == 0 )); then
    (( directive & 4 )) || _files
    return
  fi
  local -a how
  if (( directive & 2 )) || [[ $plain[1] == *= ]]; then how=(-S ''); fi
  _describe -V 'completions' described "${how[@]}"
}

if [ "${funcstack[1]-}" = _@function@ ]; then
  _@function@
else
  compdef _@function@ @program@
fi
