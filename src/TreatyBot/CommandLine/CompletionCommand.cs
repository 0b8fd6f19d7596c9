using System.CommandLine;

namespace TreatyBot.CommandLine;

/// <summary><c>completion SHELL</c>: prints what makes a shell complete commands and options; it asks this program for them.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = """
            # In ~/.bashrc: source <(treatybot completion bash)
            _treatybot() {
                local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
                COMPREPLY=($(compgen -W "$(treatybot "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _treatybot treatybot
            """,
        ["zsh"] = """
            # In ~/.zshrc, after compinit: source <(treatybot completion zsh)
            _treatybot() {
                local -a found
                found=("${(@f)$(treatybot "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
            }
            compdef _treatybot treatybot
            """,
        ["fish"] = """
            # In ~/.config/fish/config.fish: treatybot completion fish | source
            function __treatybot_complete
                treatybot "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null
            end
            complete -c treatybot -a "(__treatybot_complete)"
            """,
        ["powershell"] = """
            # In $PROFILE: treatybot completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName treatybot -ScriptBlock {
                param($word, $line, $cursor)
                treatybot "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or powershell." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Prints what makes a shell complete commands and options.") { shell };
        command.SetAction(parsed => Console.Out.Write(Scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n") + "\n"));
        return command;
    }
}
