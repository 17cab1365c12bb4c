# actplot -- completions for fish; actplot itself says what a word may become (actplot --complete WORD...).
# SPDX-License-Identifier: GPL-3.0-or-later

function __actplot_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in ($words[1] --complete $words[2..-1] "$word" 2>/dev/null)
        if string match -q -- \tfiles\t\* $line
            set -l before (string replace -- \tfiles\t "" $line)
            for path in (__fish_complete_path (string sub -s (math (string length -- "$before") + 1) -- "$word"))
                echo -- $before$path
            end
        else
            echo -- $line
        end
    end
end
complete -c actplot -f -a '(__actplot_complete)'
