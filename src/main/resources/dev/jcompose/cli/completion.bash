# Completion of @program@ for bash 3.2 or newer. To have it in this shell:
#   source <(@program@ completion bash)

_@function@_complete() {
  # bash parts words at = and : as well; the program wants them whole.
  local line=${COMP_LINE:0:COMP_POINT} words=() word i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 0)) && [[ -n $line && $line != [[:space:]]* ]]; then
      words[${#words[@]} - 1]+=$word
    else
      line=${line#"${line%%[![:space:]]*}"}
      words+=("$word")
    fi
    line=${line#"$word"}
  done

  # Quotes and ~ as the shell would take them, where nothing in it would be run.
  for ((i = 0; i < ${#words[@]}; i++)); do
    case ${words[i]} in
      *[\$\`\(\)\<\>\;\&\|]*) ;;
      *) eval "word=${words[i]}" 2>/dev/null && words[i]=$word ;;
    esac
  done

  local answer directive candidate
  answer=$("${words[0]}" __completeNoDesc "${words[@]:1}" 2>/dev/null) || return
  directive=${answer##*:}
  answer=${answer%:*}
  local current=${words[${#words[@]} - 1]}
  case $current in --*=*) current=${current#*=} ;; esac

  COMPREPLY=()
  if ((directive & 1)); then
    return
  elif ((directive & 8)); then
    compopt -o filenames 2>/dev/null
    while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -d -- "$current")
    while IFS= read -r word; do
      [ -n "$word" ] || continue
      while IFS= read -r candidate; do
        case $candidate in *."$word") COMPREPLY+=("$candidate") ;; esac
      done < <(compgen -f -- "$current")
    done <<<"$answer"
    return
  elif ((directive & 16)); then
    compopt -o filenames 2>/dev/null
    while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -d -- "$current")
    return
  fi
  while IFS= read -r candidate; do
    [ -z "$candidate" ] || COMPREPLY+=("$candidate")
  done <<<"$answer"
  # What ends in = goes on with a value.
  case ${COMPREPLY[0]-} in *=) compopt -o nospace 2>/dev/null ;; esac
  if ((directive & 2)); then compopt -o nospace 2>/dev/null; fi
  if ((directive & 4)); then compopt +o default 2>/dev/null; fi
}

complete -o default -F _@function@_complete @program@
