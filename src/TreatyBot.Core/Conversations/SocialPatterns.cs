using System.Text.RegularExpressions;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// What social messages say, as wholes: small letters, one space between words, contractions written out. English, with the greetings that
/// people know from other languages.
/// </summary>
internal static partial class SocialPatterns
{
    /// <summary>What each kind says; the earlier one is what a message of several sentences is about.</summary>
    public static readonly (SocialMessage Kind, Regex Pattern)[] All =
    [
        (SocialMessage.Documents, Documents()),
        (SocialMessage.Help, Help()),
        (SocialMessage.Identity, Identity()),
        (SocialMessage.Complaint, Complaint()),
        (SocialMessage.Thanks, Thanks()),
        (SocialMessage.Farewell, Farewell()),
        (SocialMessage.Greeting, Greeting()),
        (SocialMessage.Acknowledgement, Acknowledgement()),
    ];

    private const string Softeners = "(?:please |ok |okay |so |and |but |well |um |oh |bot |treatybot )*";

    private const string Closers =
        "(?: please| here| now| right now| exactly| then| bot| treatybot| again| today| actually| anyway| by the way)*";

    private const string DocumentNouns = "(?:documents|files|sources|papers|texts|collections|documentation|corpus|library|knowledge base)";

    private const string Stores = "(?:library|corpus|knowledge base|database|index|collection)";

    private const string Possess =
        "(?:have|hold|know|search|know about|use|cover|read|contain|look (?:in|through|at|up)|search in|search through"
        + "|have access to|work with|answer questions (?:about|from)|base your answers on|answer from|quote(?: from)?)";

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "(?:what|which)(?: kinds? of| sorts? of| types? of| other)? " + DocumentNouns
            + "(?: (?:do|can|did) you(?: guys)? " + Possess
            + "| have you(?: got| read| indexed)?| you " + Possess + "| you have got"
            + "| are (?:there|available|indexed|loaded|searchable|you (?:using|searching|based on))"
            + "| is (?:there|available|indexed)| can (?:i|we) (?:search|ask about))"
        + "|what do you (?:know|have)(?: about)?|what have you (?:read|indexed|got)|what can (?:i|we) search(?: for| in)?"
        + "|what (?:topics|subjects|areas) do you (?:cover|know)(?: about)?|what is (?:indexed|(?:in )?your " + Stores + ")"
        + "|what are your " + DocumentNouns
        + "|(?:(?:can|could|would) you )?(?:list|show|tell|give|name)(?: me| us)? (?:what|which) " + DocumentNouns
            + " (?:you " + Possess + "|there are|are (?:there|available|indexed))"
        + "|where do you get your (?:answers|quotes|information) from|where do your answers come from"
        + "|(?:(?:can|could|would) you )?(?:list|show|tell|give|name|see|display)(?: me| us)?(?: a list of| the list of)?(?: all)?(?: of)?"
            + "(?: the| your| available| indexed)* " + DocumentNouns
            + "(?: (?:that )?you (?:have|know|search|have got)|(?: that are)? available)?"
        + "|(?:the |a )?list(?: of)?(?: all)?(?: the| your| available| indexed)* " + DocumentNouns
        + "|(?:your |available |indexed )?(?:documents|sources)"
        + "|how many " + DocumentNouns
            + " (?:do you (?:have|know)|are (?:there|indexed|available)|have you(?: got| read| indexed)?|can you search)"
        + "|do you have(?: any)? " + DocumentNouns
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Documents();

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "help(?: me| us)?(?: out)?|(?:(?:i|we) )?need(?: some| your)? help|help needed|usage|commands"
        + "|(?:can|could|will|would) you(?: please)? help(?: me| us)?(?: out)?(?: with something)?"
        + "|how (?:do|can|should|could|must) (?:i|we|one|people) (?:use|query|talk to|work with) (?:you|this|this bot|the bot|this thing)"
        + "|how (?:do|can|should|could|would|must) (?:i|we|one|people) ask(?: you)?"
            + "(?: a question| questions| something)"
        + "|how to (?:use (?:you|this|this bot|the bot)|ask(?: you)?(?: a question| questions| something))"
        + "|how (?:do|does|are) (?:you|this|the bot|this bot|this thing) (?:work|used)|how you work"
        + "|what(?: all| else)? (?:can|do) you (?:do|help with|help me with|help us with|answer)(?: for me| for us)?"
        + "|what you can do(?: for me| for us)?"
        + "|what are you (?:able to do|capable of|good for|good at|for|made for|used for)"
        + "|what (?:can|could|should|may|do) (?:i|we) ask(?: you)?(?: about| for)?|what (?:can|should) (?:i|we) (?:say|type) to you"
        + "|what(?: kinds? of| sorts? of| types? of)? (?:questions|things) can (?:(?:i|we) ask(?: you)?|you (?:answer|do))"
        + "|what (?:are|is) your (?:functions?|abilities|capabilities|features|skills|commands|purpose|job|use)"
        + "|(?:list|show)(?: me| us)?(?: the| your| all)* commands|what commands (?:do you (?:have|know|understand)|are there)"
        + "|what is (?:this bot|this thing|the bot) for|what does (?:this bot|the bot|treatybot|this thing) do"
        + "|(?:tell|show)(?: me| us) (?:what you can do|how you work|how to use you|how this works)"
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Help();

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "who(?: or what)? are you|what are you|who you are|what you are|who am i (?:talking|speaking|writing) (?:to|with)"
        + "|who is (?:this|there|treatybot)|what is (?:this|treatybot|this bot|this thing|a treatybot)"
        + "|what is your name|do you have a name|what should i call you|introduce yourself|about you"
        + "|tell (?:me|us) (?:about yourself|who you are|what you are)"
        + "|are you (?:a |an |the )?(?:real |human |just a )?" + Beings + "(?: or (?:a |an )?(?:real )?" + Beings + ")?"
        + "|is (?:this|it) (?:a |an )?(?:real )?" + Beings + "|am i (?:talking|speaking|writing) to (?:a |an )?(?:real )?" + Beings
        + "|who (?:made|built|created|wrote|runs|operates|owns|programmed|developed) you"
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Identity();

    private const string Beings =
        "(?:bot|robot|human|person|human being|machine|computer|program|ai|llm|chatgpt|gpt|language model|real|alive|intelligent)";

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "(?:many |great |no |perfect |cool )?"
            + "(?:thanks|thank you|thank u|thankyou|thx|thnx|tnx|ty|tysm|cheers|ta|merci|danke|gracias|much appreciated|appreciated"
            + "|i appreciate it|appreciate it)"
            + "(?: (?:so|very) much| a lot| a ton| a million| a bunch| in advance| everyone| all| man| mate| buddy| for everything"
            + "| for (?:the|your|all the|that|this|any|all your) (?:help|answers?|info|information|time|quotes?)"
            + "| for (?:the|your) (?:quick )?reply"
            + "| for (?:that|this|helping|answering|helping me))*"
        + "|(?:that|this|it) (?:is|was) (?:very |really |so |just |exactly |super )*(?:helpful|useful|great|perfect|nice|awesome)"
        + "|(?:that|this) (?:is|was) (?:just |exactly )?what i (?:needed|was looking for)"
        + "|(?:that|this|it)(?: really)? helped(?: me| us)?(?: a lot| very much)?|very (?:helpful|useful|good|nice)|helpful|well done"
        + "|(?:good|great|nice|excellent|awesome|amazing|best) (?:job|work|bot|answer|one)|i love you|love it"
        + "|you are (?:great|awesome|amazing|helpful|the best|a star|a lifesaver)"
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Thanks();

    private const string Insults =
        "(?:stupid|dumb|useless|rubbish|garbage|trash|crap|terrible|awful|horrible|hopeless|pathetic|worthless|idiotic|moronic|lame"
            + "|annoying|the worst"
            + "|an? (?:(?:complete|total|stupid|useless) )?(?:idiot|moron|fool|failure|joke|waste of time|disgrace|liar))";

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "(?:you|this bot|the bot|this thing|that answer|this answer|that|this|it) (?:are|is|was) (?:so |really |very |just |such |all )*"
            + Insults + "(?: bot| thing| program)?"
        + "|(?:you |bad |what an? )?(?:stupid|dumb|useless|bad|terrible|worthless|silly) (?:bot|robot|machine|thing|program|idiot)"
        + "|(?:you|this|it)(?: really| just| all)? (?:suck|sucks|stink|stinks)(?: at this)?(?: useless bot| stupid bot)?"
        + "|you (?:idiot|moron|fool)|idiot|moron"
        + "|shut up|go away|get lost|(?:i )?hate (?:you|this bot)|screw you|fuck (?:you|off)|wtf|damn you"
        + "|you (?:do not|dont|don't) (?:know|understand) anything|you know nothing|you are (?:not|no) (?:help|helpful|use|useful)"
        + "|(?:that|this|it) (?:is|was) (?:not|no) (?:help|helpful|use|useful)"
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Complaint();

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "good ?bye|bye(?: bye)?|farewell|cya|good ?night|take care|(?:talk|speak) to you (?:later|soon)"
        + "|until (?:tomorrow|next time|later)"
        + "|see (?:you|ya)(?: later| soon| around| tomorrow| next time| then| all)?|later|ciao|i am off|that is all(?: for now)?"
        + "|have a (?:good|nice|great|lovely) (?:day|evening|weekend|night|one|afternoon)"
        + ")(?: everyone| all| folks| team| guys| you| too)*" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Farewell();

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "(?:hi|hey|hello|hiya|howdy|heya|yo|hallo|hola|bonjour|moin|servus|salut|greetings|good (?:morning|afternoon|evening|day)|morning"
            + "|evening|gday)"
            + "(?: (?:hi|hey|hello|there|all|everyone|everybody|team|folks|guys|friends?|people|bot|treatybot|you|again|world|mate"
            + "|partner|buddy|sir|madam|to you|to all))*(?: how are you(?: doing)?)?"
        + "|bot|treatybot|how are (?:you|things)(?: doing| feeling)?|how is (?:it going|everything)|how do you do"
        + "|what is up|whatsup|wassup|sup"
        + "|are you (?:ok|okay|well|fine)|(?:nice|good) to (?:meet|see) you|long time no see"
        + "|are you (?:there|awake|here|online|working|up|listening|around)|(?:is )?(?:anyone|anybody|somebody|someone) (?:there|here|home)"
        + "|can you hear me|ping|test|testing|this is a test|just testing"
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Greeting();

    [GeneratedRegex(
        "^" + Softeners + "(?:"
        + "ok|okay|k|kk|fine|alright|all right|got it|i see|understood|i understand|makes sense|never mind|nevermind|nvm|forget it"
        + "|no worries|no problem|sure|cool|nice|great|perfect|awesome|excellent|wonderful|super|wow|noted|haha|lol|sorry|my bad|oops"
        + "|wrong channel"
        + "|sounds good|good to know|interesting"
        + ")" + Closers + "$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Acknowledgement();
}
