using System.Text.RegularExpressions;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>What people write around a request: greetings, thanks, apologies, who asked whom, "can someone tell me", emoji.</summary>
internal static partial class Courtesies
{
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
        + "|thx|ty|cheers|much appreciated)";

    /// <summary>"Sorry if this was asked before, but": an apology up to the sign or the "but" behind it.</summary>
    private const string Apology =
        "(?:(?:i['’]?m|i am|my) )?(?:so |very |really |terribly )*(?:sorry|apologies|apologise|forgive|pardon|excuse)\\b[^,.!?:;]{0,60}?"
            + "(?:[,.!:;–—]+(?:\\s*but\\b)?|\\bbut\\b)";

    /// <summary>"Looking for: parking", "need info on parking".</summary>
    private const string Need =
        "(?:(?:i|we)(?:['’]m| am|['’]re| are)? )?(?:(?:(?:need|want|looking for|searching for) )?(?:some |any |more )?"
            + "(?:info|information|details)(?: (?:on|about|regarding)\\b|(?=:))|looking for\\b|searching for\\b):?";

    /// <summary>"And thanks for yesterday", "pls and thank you": a courtesy that runs on to the end.</summary>
    private const string RunningOn =
        "(?:(?:(?:and|also|but|so|anyway) )+(?:many )?(?:thanks?|thank you|thx|cheers|sorry|apologies)\\b[^?]{0,80}"
            + "|(?:many )?(?:thanks|thank you|thx)(?: (?:again|btw|by the way|also))* for\\b[^?]{0,80}"
            + "|(?:please|pls|plz)(?: and (?:thanks|thank you|thx))?)";

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
        + "[\\p{L}'’. -]{1,40}? (?:asked|asks|is asking|was asking|wonders|wondered|was wondering|"
        + "(?:wants|wanted|would like)(?: me| us)? to (?:know|find out|ask|check))\\b[^,.;:?!]{0,60}?";

    /// <summary>"Tell me for how long", "does anyone know since when".</summary>
    private const string BeforeQuestionWord = "(?:for|in|to|by|from|since|until|at|on|with|under|of|about) ";

    private const string QuestionWords =
        "who|whom|whose|what|which|when|where|why|how|if|whether|is|are|was|were|do|does|did|can|may|must|shall|will|has|have";

    // ":wave:", "<@U123>", "@Ana", emoji and other pictures.
    [GeneratedRegex(
        @"(?<!\w):[a-z][a-z0-9_+-]{1,29}:|<[@#!][^>]{1,60}>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+"
        + @"|(?:[\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF]|[\uD83C-\uD83E][\uDC00-\uDFFF])[\uFE0F\u200D]*",
        RegexOptions.ExplicitCapture,
        15_000)]
    public static partial Regex Marks();

    // "Who's", and without the apostrophe words that no text has.
    [GeneratedRegex(@"\b(?<word>what|who|where|when|how)['’]?s\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    public static partial Regex Contractions();

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
            + "|" + Apology + "|" + Need
            + "|(?:"
        + LeadIns
        + @")(?: please)?(?:[,:;.!?–—-]+(?:\s*but\b)?|\s*$| (?:about )?(?<whether>if|whether)\b|(?= (?:" + BeforeQuestionWord + ")?(?:"
        + QuestionWords
        + @")\b))"
                + "|" + Report + @":(?=\s)"
                + "|" + Report + " (?:(?<whether>if|whether)\\b|(?=(?:" + QuestionWords + @")\b\s+\S+\s+\S))"
                + @"|is it (?<whether>true|correct|right) that\b"
                + @"|(?:ok|okay|um|uh|hmm|please|pls|plz|well,)(?=[\s,])"
                + ")",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    public static partial Regex Opening();

    [GeneratedRegex(
        @"(?:^|(?<!\bof)[\s,.;:!?–—-]+)(?:" + Thanks + "|" + RunningOn + "|lol|haha|asking for a friend"
        + "|(?:any|some) help (?:is |would be )?(?:much |greatly )?appreciated|(?:does )?(?:anyone|anybody) knows?"
        + @"|(?:(?:best|kind|warm)(?:est)? (?:regards|wishes)|regards|sincerely)(?:[\s,]+\p{L}+){0,3})[\s,.;:!?–—-]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    public static partial Regex Closing();
}
