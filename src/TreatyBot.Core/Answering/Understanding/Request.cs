using System.Buffers;
using System.Text.RegularExpressions;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// What a message asks for, without what people write around it: greetings and thanks, mentions and emoji, who asked whom, "can someone
/// tell me". None of that is looked for, and none of it makes an answer less likely.
/// </summary>
/// <param name="Text">The request alone; empty where the message has none.</param>
/// <param name="IsWhether">True where it was asked whether something is so, as in "do you know if the tenant may sublet".</param>
internal sealed partial record Request(string Text, bool IsWhether)
{
    /// <summary>Finds the request in a message; one with nothing around it is left as it is.</summary>
    public static Request In(string message)
    {
        var text = Contractions().Replace(Marks().Replace(message, " "), "${word} is");
        var sentences = Sentences().Split(text);
        var stripped = Array.ConvertAll(sentences, Strip);
        return sentences.Zip(stripped).All(pair => pair.First.Trim() == pair.Second.Text)
            ? new Request(text, IsWhether: false)
            : new Request(
                string.Join(' ', stripped.Select(part => part.Text).Where(part => part.AsSpan().ContainsAnyExcept(Signs))),
                Array.Exists(stripped, part => part.IsWhether));
    }

    /// <summary>A sentence without what stands before and behind its request, and whether that led in a "whether".</summary>
    private static (string Text, bool IsWhether) Strip(string sentence)
    {
        var text = sentence.Trim();
        var isWhether = false;
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            if (Opening().Match(text) is { Success: true } opening)
            {
                isWhether |= opening.Groups["whether"].Success;
                text = text[opening.Length..].TrimStart(BehindOpening);
            }

            text = Closing().Replace(text, "").Trim();
        }

        return (text, isWhether);
    }

    private static readonly char[] BehindOpening = [.. " \t,.;:!?–—-"];

    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t\r\n.,;:!?-–—()'’\"*_~…");

    /// <summary>Those whom a greeting is for.</summary>
    private const string Addressees =
        "all|everyone|everybody|team|folks|guys|there|bot|friends|colleagues|people|y'all|channel|again|sir|madam";

    private const string Greetings = "(?:hi|hey|hello|hiya|howdy)";

    /// <summary>Greetings that are other words too, where no sign and nobody greeted follows: "morning", "dear".</summary>
    private const string OtherGreetings =
        "(?:dear|yo|greetings|good (?:morning|afternoon|evening|day)|morning|happy (?:mon|tues|wednes|thurs|fri)day)";

    private const string Thanks =
        "(?:(?:many )?thank(?:s| you)(?: (?:so|very) much| a lot| a ton| a million| again)?(?: (?:in advance|for (?:any|your|the|all "
            + "the) (?:help|answers?|time)))?"
        + "|thx|cheers|much appreciated)";

    /// <summary>What goes before the very question: "can someone tell me", "I was wondering".</summary>
    private const string LeadIns =
        "(?:"
        + "(?:can|could|would|will) (?:someone|somebody|anyone|anybody|you|one of you)(?: here)?(?: please| kindly| maybe| perhaps)? "
        + "(?:tell|explain to|remind|enlighten|help) (?:me|us)(?: understand| find out| know)?"
        + "|(?:do|does|would|might) (?:anyone|anybody|someone|somebody|you|one of you)(?: guys| all| here)? (?:happen to "
        + ")?(?:know|remember|recall)"
        + "|(?:anyone|anybody|someone) (?:here )?knows?"
        + "|(?:please |pls )?(?:tell|remind) (?:me|us)"
        + "|(?:(?:i|we)(?:['’]m| am| was|['’]re| are| were) )?(?:just |only |still )*(?:wondering|curious|trying to find out|looking "
        + "to find out|not sure)"
        + "|(?:i|we)(?:['’]d| would)? (?:just )?(?:like|love|want|need) to (?:know|ask|find out|understand)"
        + "|(?:i|we) (?:don['’]?t|do not) know"
        + "|(?:do you have |have you )?any idea"
        + "|(?:(?:i|we) have |just )?(?:a |one |another )?(?:(?:quick|short|small|little|silly|stupid|dumb|random|simple|general) "
        + ")?question"
        + "|(?:a )?quick (?:one|q)"
        + "|(?:i['’]?m |i am )?(?:so |very )?sorry(?: to bother (?:you|everyone)| for (?:the )?(?:bother|noise|interruption|stupid "
        + "question))?(?: but)?"
        + "|excuse me|pardon me|apologies"
        + ")";

    /// <summary>
    /// "Teo asked me in the meeting yesterday who insures the sheds": up to the question word. A question that begins with one reports
    /// nothing.
    /// </summary>
    private const string Report =
        "(?!(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|must|shall|should|will|would|has"
            + "|have|had|if|whether)\\b)"
        + "[\\p{L}'’. -]{1,40}? (?:asked|asks|is asking|was asking|wonders|wondered|was wondering|wants to know|wanted to know|would "
        + "like to know)\\b[^,.;?!]{0,60}?";

    private const string QuestionWords = "who|whom|whose|what|which|when|where|why|how|if|whether|is|are|do|does|can|may|must";

    // ":wave:", "<@U123>", "@Ana", emoji and other pictures.
    [GeneratedRegex(
        @"(?<!\w):[a-z][a-z0-9_+-]{1,29}:|<[@#!][^>]{1,60}>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+"
        + @"|(?:[\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF]|[\uD83C-\uD83E][\uDC00-\uDFFF])[\uFE0F\u200D]*",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Marks();

    // Written without the apostrophe these are words that no text has.
    [GeneratedRegex(@"\b(?<word>what|who|where|when|how)s\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Contractions();

    [GeneratedRegex(
        @"(?<=[!?…])\s+|(?<=\p{L}{2}\.)\s+(?=\p{Lu})|\s*\n\s*|\s+[-–—]+\s+|(?<=[!?])(?=\p{Lu})", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Sentences();

    [GeneratedRegex(
        @"^[\s,.;:!?–—-]*(?:"
        + @"(?:i(?:['’]m| am) )?not sure (?:if|whether) (?:this is|it['’]?s|i['’]?m in) (?:the )?(?:right|correct|wrong) (?:channel|place"
        + @"|thread|room)(?: for this| to ask)?(?:, but)?"
        + "|(?:"
        + Greetings
        + "|"
        + OtherGreetings
        + ")(?:(?: (?:"
        + Addressees
        + @")\b)+[,!.:]*|[,!.:]+|\s*$| \p{L}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?[,!])"
            + "|" + Greetings + @"(?=\s)"
            + "|" + Thanks + @"(?=\s*(?:[,.;:!–—]|$))"
            + "|(?:"
        + LeadIns
        + @")(?: please)?(?:[,:;.!?–—-]+(?:\s*but\b)?|\s*$| (?:about )?(?<whether>if|whether)\b|(?= (?:"
        + QuestionWords
        + @")\b))"
                + "|" + Report + " (?:(?<whether>if|whether)\\b|(?=(?:" + QuestionWords + @")\b\s+\S+\s+\S))"
                + @"|is it (?<whether>true|correct|right) that\b"
                + @"|(?:ok|okay|um|uh|hmm|please|pls|plz|well,)(?=[\s,])"
                + ")",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"(?:^|(?<!\bof)[\s,.;:!?–—-]+)(?:" + Thanks + "|please|pls|plz|lol|haha|asking for a friend"
        + "|(?:any|some) help (?:is |would be )?(?:much |greatly )?appreciated|(?:does )?(?:anyone|anybody) knows?"
        + @"|(?:(?:best|kind|warm)(?:est)? (?:regards|wishes)|regards|sincerely)(?:[\s,]+\p{L}+){0,3})[\s,.;:!?–—-]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Closing();
}
