# Completion of @program@ for fish. To have it in this shell:
#   @program@ completion fish | source

function __@function@_ask
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l answer ($words[1] __complete $words[2..-1] "$last" 2>/dev/null)
    test (count $answer) -gt 0; or return
    set -l directive (string replace -r '^:' '' -- $answer[-1])
    set -e answer[-1]
    switch "$directive"
        case 1
        case 8
            for ending in $answer
                __fish_complete_suffix .$ending
            end
        case 16
            __fish_complete_directories "$last"
        case '*'
            if test (count $answer) -gt 0
                # A value that stands behind its flag in the same word needs that word's beginning.
                set -l before (string match -r -- '^--[^=]*=' "$last")
                for candidate in $answer
                    echo -- "$before$candidate"
                end
            else if test "$directive" = 0
                __fish_complete_path "$last"
            end
    end
end

complete -c @program@ -e
complete -c @program@ -f -a '(__@function@_ask)'
