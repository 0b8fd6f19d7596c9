namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads the words that turn a statement round.</summary>
internal static class Denials
{
    /// <summary>
    /// Words of grammar, and then of meaning: what has ended, failed or is forbidden is not so. "Neither … nor" denies once.
    /// </summary>
    private static readonly string[] Phrases =
    [
        .. ("no longer|not|never|neither|cannot|without|hardly|nothing|nobody|none|null and void|void|nor"
            + "|cease to|ceases to|ceased to|has ceased|have ceased|fail to|fails to|failed to|refuse|refuses|refused|refusal|decline to"
            + "|declines to|declined to|declined|unable to|stop|stopped|stops|lack|lacks|lacked|absence of|exempt from|exempt"
            + "|rescinded|revoked|revocation|discarded|abandoned|severed|severing|lapsed|expired|ended|terminated|repealed|denounced"
            + "|denied|denies|deny|departed|rejected|rejects|reject|cancelled|canceled|withdrawn|annulled|suspended"
            + "|prohibited|prohibits|prohibit|forbidden|forbids|forbid|banned|bans|barred|unlawful|illegal|invalid|obsolete|unlikely"
            + "|only on paper|solely exists on paper|exists only|impossible|unavailable|unsupported|inadmissible|deprecated|disabled")
            .Split('|').OrderByDescending(phrase => phrase.Length),
    ];

    private static readonly ILookup<string, string> ByFirstWord = Phrases.ToLookup(phrase => phrase.Split(' ')[0]);

    /// <summary>True for a word or phrase that denies; "No. 5" is a number.</summary>
    public static bool Read(ValueText text, int at, out int next)
    {
        foreach (var phrase in ByFirstWord[text[at]])
        {
            if (text.Has(at, phrase, out next))
            {
                return text[at] != "nor" || !IsAfterNeither(text, at);
            }
        }

        next = at + 1;
        return text[at] == "no" ? !text.IsNumber(next) && !(text[next] == "." && text.IsNumber(next + 1))
            : text[at].EndsWith("n't", StringComparison.Ordinal);
    }

    private static bool IsAfterNeither(ValueText text, int at)
    {
        for (var i = at - 1; i >= 0 && text[i] is not ("." or ";"); i--)
        {
            if (text[i] is "neither" or "not" or "no" or "never")
            {
                return true;
            }
        }

        return false;
    }
}
