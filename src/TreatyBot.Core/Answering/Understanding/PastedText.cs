using System.Text.RegularExpressions;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>What people paste around a question: quoted messages, code fences, and the signature that their program adds.</summary>
internal static partial class PastedText
{
    /// <summary>The message without it; where nothing else is left, what was pasted is the message.</summary>
    public static string Without(string message)
    {
        if (message.AsSpan().IndexOfAny("\n`\"") < 0)
        {
            return message;
        }

        var text = Signature().Replace(Fences().Replace(message, "\n"), "");
        var own = Quoted().Replace(text, "");
        return Around().Replace(string.IsNullOrWhiteSpace(own) ? text.Replace("\n>", "\n", StringComparison.Ordinal) : own, "${inside}");
    }

    [GeneratedRegex(@"\n(?:--|—|__+)\s*\n[\s\S]*$", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^>.*(?:\n|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\n?```[a-z]*\n?", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Fences();

    // A whole message in quotation marks or in code.
    [GeneratedRegex(@"^\s*(?:""(?<inside>[^""]+)""|`(?<inside>[^`]+)`)\s*$", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Around();
}
