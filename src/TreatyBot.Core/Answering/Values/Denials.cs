namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads the words that turn a statement round.</summary>
internal static class Denials
{
    /// <summary>They turn what stands behind them round: what "does not renew in 2031" has no date. "Neither … nor" denies once.</summary>
    private static readonly string[] OfGrammar =
    [
        .. ("no longer|not|never|neither|cannot|without|hardly|nothing|nobody|none|nor|fail to|fails to|failed to"
            + "|refuse to|refuses to|refused to|decline to|declines to|declined to|unable to").Split('|'),
    ];

    /// <summary>With what has ended, failed or is forbidden; it may well have a date: "expired in 2012".</summary>
    private static readonly string[] Phrases =
    [
        .. ("null and void|void|cease to|ceases to|ceased to|has ceased|have ceased|refuse|refuses|refused|refusal|declined|stop|stopped"
            + "|stops|lack|lacks|lacked|absence of|exempt from|exempt|rescinded|revoked|revocation|discarded|abandoned|severed"
            + "|severing|lapsed|expired|ended|terminated|repealed|denounced"
            + "|denied|denies|deny|departed|rejected|rejects|reject|cancelled|canceled|withdrawn|annulled|suspended"
            + "|prohibited|prohibits|prohibit|forbidden|forbids|forbid|banned|bans|barred|unlawful|illegal|invalid|obsolete|unlikely"
            + "|only on paper|solely exists on paper|exists only|impossible|unavailable|unsupported|inadmissible|deprecated|disabled")
            .Split('|').Concat(OfGrammar).OrderByDescending(phrase => phrase.Length),
    ];

    private static readonly ILookup<string, string> ByFirstWord = Phrases.ToLookup(phrase => phrase.Split(' ')[0]);

    /// <summary>True for a denial that is a word of grammar or stands for one.</summary>
    public static bool TurnsRound(string denial) =>
        denial.ToLowerInvariant() is var words && (words == "no" || words.EndsWith("n't", StringComparison.Ordinal)
            || words.EndsWith("n’t", StringComparison.Ordinal) || OfGrammar.Contains(words));

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
