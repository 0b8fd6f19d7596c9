namespace TreatyBot.Tests.Shared;

/// <summary>
/// A way in which people put a question into a chat. What it adds is chosen by a seed and the question, so that the same question is put
/// the same way in every run.
/// </summary>
/// <param name="Name">Names the manner in file names.</param>
/// <param name="Put">The question in that manner, with numbers to choose by.</param>
public sealed record ChatManner(string Name, Func<string, Func<int, int>, string> Put)
{
    private const int ShortestWithTypo = 6;

    private const int Typos = 2;

    /// <summary>What people write in the place of the question words; "who" and "what" they leave out.</summary>
    private static readonly (string Asked, string Noun)[] Nouns =
    [
        ("in which year", "year"), ("when", "date"), ("where", "place"), ("why", "reason"), ("how long", "duration"),
        ("how many", "number of"), ("how much", "amount of"), ("how", "procedure"), ("who", ""), ("what", ""), ("which", ""),
    ];

    private static readonly string[] Auxiliaries =
        ["is", "are", "was", "were", "do", "does", "did", "can", "may", "must", "shall", "will", "has", "have"];

    private static readonly string[] People = ["Priya", "Tomasz from accounts", "my manager", "the new intern", "Ingrid in Bergen"];

    private static readonly string[] Occasions = ["this morning", "over lunch", "in the stand-up", "on the phone just now", "again"];

    /// <summary>The twelve manners.</summary>
    public static IReadOnlyList<ChatManner> All { get; } =
    [
        new("greeting", (question, pick) =>
            $"{Of(["Hi everyone", "hello team", "Good afternoon all", "Hey folks", "Morning"], pick)}! {Ended(question)} "
                + Of(["Thanks a lot!", "thx", "Many thanks in advance :)", "Cheers!", "Thank you so much for your help."], pick)),
        new("apology", (question, pick) =>
            Of(
                [
                    "Sorry if this was asked before, ",
                    "Apologies for the dumb question, but ",
                    "I'm so sorry to bother you all again. ",
                    "Sorry, I'm new here. ",
                    "Forgive my ignorance, ",
                ],
                pick) + question),
        new("reported", (question, pick) =>
            $"{Of(People, pick)} {Of(["asked me", "wants to know", "wanted me to find out", "is asking"], pick)} {Of(Occasions, pick)}: "
                + question),
        new("emoji", (question, pick) =>
            $"{Of(["<@U07AB12>", "@treatybot", "<@!99120034>", "@Bo"], pick)} {Of([":wave:", "👋", ":thinking_face:", "🤔"], pick)} "
                + $"{Ended(question)} "
                + Of(["🙏", ":pray:", "😅", "👀 :eyes:"], pick)),
        new("signature", (question, pick) =>
            question + "\n\n" + Of(
                [
                    "--\nJonas Weber\nHarbour Logistics | ext. 4417",
                    "Best regards,\nMaria Lindqvist\nLegal Operations",
                    "Sent from my phone",
                    "Kind regards\nP. Okafor",
                    "~ Lena (she/her), Berlin office",
                ],
                pick)),
        new("pasted", (question, pick) => Of(
            [
                $"> can somebody have a look at this before Friday?\n{question}",
                $"```\n{question}\n```",
                $"> Lena: no idea, ask the bot\n> Bo: same\n\n{question}",
                $"\"{question}\"",
                $"`{question}`",
            ],
            pick)),
        new("hasty", (question, _) => question.TrimEnd('?', ' ').ToLowerInvariant()),
        new("typos", WithTypos),
        new("preamble", (question, pick) =>
            Of(
                [
                    "I have been going through my inbox since Monday. There is one thing that nobody in the office could help me with. ",
                    "We had a long meeting yesterday and people disagreed. I said I would look it up. ",
                    "I just came back from holiday. My colleague left me a note that I cannot make sense of. ",
                    "This came up during the review. I could not find it on the intranet. ",
                ],
                pick) + question),
        new("keywords", (question, pick) => Of(["", "need info: ", "looking for: ", "info on "], pick) + WithoutQuestionWords(question)),
        new("urgent", (question, pick) =>
            Ended(question) + Of(
                [
                    " Need this ASAP, the meeting starts in ten minutes!!",
                    " It's kind of urgent, sorry.",
                    " Any help would be greatly appreciated.",
                    " Please answer quickly if you can.",
                    " No rush though, whenever you have a minute.",
                ],
                pick)),
        new("run-on", (question, pick) =>
            question.TrimEnd('?', ' ') + Of(
                [
                    " and also thanks for the help yesterday",
                    " thanks btw for fixing the other thing",
                    ", and thank you again for last time, it really helped",
                    " pls and thank you",
                    " and sorry for asking so much today",
                ],
                pick)),
    ];

    /// <summary>The question in this manner.</summary>
    /// <param name="question">As it was asked plainly.</param>
    /// <param name="seed">Another seed makes other choices.</param>
    public string Of(string question, int seed)
    {
        // FNV-1a: the same in every process, as string hashes are not.
        var state = 2166136261u ^ (uint)seed;
        foreach (var letter in Name + question)
        {
            state = (state ^ letter) * 16777619u;
        }

        return Put(question, count =>
        {
            state = (state * 1664525u) + 1013904223u;
            return (int)((state >> 8) % (uint)count);
        });
    }

    /// <summary>With a sign at its end, where another sentence follows.</summary>
    private static string Ended(string question) => char.IsLetterOrDigit(question[^1]) || question[^1] == ')' ? question + "." : question;

    private static string Of(string[] choices, Func<int, int> pick) => choices[pick(choices.Length)];

    /// <summary>
    /// Two neighbouring letters change places, or one is left out, in words long enough to be recognised; names are typed with care.
    /// </summary>
    private static string WithTypos(string question, Func<int, int> pick)
    {
        var words = question.Split(' ');
        var open = Enumerable.Range(0, words.Length)
            .Where(i => words[i].Length >= ShortestWithTypo && words[i].All(char.IsAsciiLetterLower)).ToList();
        for (var typo = 0; typo < Typos && open.Count > 0; typo++)
        {
            var place = open[pick(open.Count)];
            open.Remove(place);
            var at = 1 + pick(words[place].Length - 2);
            words[place] = pick(2) == 0
                ? words[place].Remove(at, 1)
                : words[place][..at] + words[place][at + 1] + words[place][at] + words[place][(at + 2)..];
        }

        return string.Join(' ', words);
    }

    /// <summary>"When does the treaty renew?" as "date the treaty renew".</summary>
    private static string WithoutQuestionWords(string question)
    {
        var plain = question.TrimEnd('?', ' ');
        var (asked, noun) = Nouns.FirstOrDefault(pair => plain.StartsWith(pair.Asked + " ", StringComparison.OrdinalIgnoreCase));
        var words = (asked is null ? plain : plain[asked.Length..].Trim()).Split(' ').ToList();
        var isBeforeVerb = words.Count > 1 && Auxiliaries.Contains(words[0].ToLowerInvariant());
        if (isBeforeVerb)
        {
            words.RemoveAt(0);
        }

        // "How tall may houses be" is no question of how houses may be.
        return $"{(isBeforeVerb || asked != "how" ? noun : "")} {string.Join(' ', words)}".Trim();
    }
}
