using System.Text.Json;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class AskTests : IDisposable
{
    private const string Treaty = """
        ---
        title: Treaty of Sabrel
        publisher: Treaty Office
        date: 2011-03-01
        ---

        # Treaty of Sabrel

        ## Article 17 Duration

        This Treaty is renewed automatically every ten years, next on 1 March 2031.

        ## Article 18 Denunciation

        Either Party may denounce this Treaty by written notice given six months in advance.
        """;

    private readonly Installation _bot = new();

    [Fact]
    public async Task A_question_gets_its_quote_and_its_citation()
    {
        _bot.With("config/corpus/treaty.md", Treaty);

        var (code, output, errors) = await _bot.RunAsync("ask", "When does the treaty renew?");

        errors.ShouldBeEmpty();
        code.ShouldBe(0);
        output.ShouldContain("renewed automatically every ten years");
        output.ShouldContain("Treaty of Sabrel · Article 17 Duration · Treaty Office · 1 March 2011");
        output.ShouldContain(_bot.Path("config/corpus/treaty.md"));
        output.ShouldNotContain("http://127.0.0.1:5080/", customMessage: "no worker runs that would serve the page");
    }

    [Fact]
    public async Task What_the_corpus_does_not_say_is_said_so()
    {
        _bot.With("config/corpus/treaty.md", Treaty);

        var (code, output, _) = await _bot.RunAsync("ask", "Who won the football cup in Brazil?");

        code.ShouldBe(3);
        output.ShouldContain("The documents do not say.");
    }

    [Theory]
    [InlineData("Are wild animals allowed on board?")]
    [InlineData("May I bring drones on board?")]
    [InlineData("What may passengers not bring on board?")]
    public async Task An_item_of_a_list_is_quoted_with_its_own_lead_in_and_a_lead_in_with_its_items(string question)
    {
        _bot.With("config/corpus/rules.md", """
            # Ferry rules

            Passengers may not bring on board:

            - knives,
            - fuel,
            - drones,
            - wild animals.

            Passengers may bring on board:

            - bicycles,
            - dogs on a lead,
            - prams.
            """);

        var (_, output, _) = await _bot.RunAsync("ask", question, "--json");

        var quote = JsonDocument.Parse(output).RootElement.GetProperty("quotes")[0].GetProperty("text").GetString()!;
        quote.ShouldStartWith("Passengers may not bring on board:");
        quote.ShouldContain("drones");
        quote.ShouldNotContain("may bring");
    }

    [Fact]
    public async Task A_question_needs_no_quotation_marks()
    {
        _bot.With("config/corpus/treaty.md", Treaty);
        (await _bot.RunAsync("ask", "When", "does", "the", "treaty", "renew?")).Output.ShouldContain(
            "renewed automatically every ten years");
    }

    [Fact]
    public async Task The_prompt_knows_a_few_words_and_takes_everything_else_for_a_question()
    {
        _bot.With("config/corpus/treaty.md", Treaty);
        var (code, output, errors) = await _bot.RunWithInputAsync(
            "help\nmore\nWhen does the treaty renew?\nmore\nexit\nHow can a party leave?\n", "ask");

        code.ShouldBe(0, errors);
        output.Split("renewed automatically every ten years").Length.ShouldBe(3, output);
        output.ShouldNotContain("denounce");
        output.ShouldNotContain("do not say");
    }

    [Fact]
    public async Task A_mistyped_option_is_not_taken_for_the_question()
    {
        var (code, output, errors) = await _bot.RunAsync("ask", "--jsn", "When does the treaty renew?");
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.Trim().ShouldBe("There is no option '--jsn': did you mean '--json'? 'treatybot ask --help' shows what there is.");
    }

    [Theory]
    [InlineData("", "no word to look for")]
    [InlineData("what is it?", "no word to look for")]
    [InlineData("\u0001\u0002", "no word to look for")]
    public async Task A_question_that_cannot_be_looked_up_gets_a_clear_reply(string question, string reply)
    {
        _bot.With("config/corpus/treaty.md", Treaty);

        var (code, output, _) = await _bot.RunAsync("ask", question);

        code.ShouldBe(4);
        string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(reply);
    }

    [Theory]
    [InlineData("help", "word-for-word quotes")]
    [InlineData("Which documents do you have?", "I can search one document for you here: Treaty of Sabrel.")]
    [InlineData("thanks!", "You are welcome.")]
    public async Task What_asks_the_documents_nothing_gets_a_reply_of_its_own(string message, string reply)
    {
        _bot.With("config/corpus/treaty.md", Treaty);

        var (code, output, errors) = await _bot.RunAsync("ask", message);

        code.ShouldBe(0, errors);
        string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(reply);
        output.ShouldNotContain("Confidence");
    }

    [Fact]
    public async Task An_empty_collection_gets_a_clear_reply()
    {
        var (code, output, _) = await _bot.RunAsync("ask", "When does the treaty renew?");
        code.ShouldBe(4);
        output.ShouldContain("nothing indexed");
    }

    [Fact]
    public async Task A_document_cannot_steer_the_terminal()
    {
        _bot.With(
            "config/corpus/evil.txt",
            "Ferry rules\n\nThe ferry toll is four crowns [red]not markup[/] \u009B31m and \u202Ebackwards\u202C.\n");

        var (_, output, _) = await _bot.RunAsync("ask", "How much is the ferry toll?");

        output.ShouldContain("[red]not markup[/]");
        output.ShouldNotContain('\u009B');
        output.ShouldNotContain('\u202E');
    }

    [Fact]
    public async Task A_batch_answers_each_question_in_a_line_of_json_and_leaves_the_store_alone()
    {
        _bot.With("papers/treaty.md", Treaty).With("questions.jsonl", """
            {"id": "q1", "question": "How can a party leave the treaty of Sabrel?"}
            {"id": "q2", "question": "Who won the football cup in Brazil?"}
            {"id": "q3", "question": ""}
            """);

        var (code, output, errors) = await _bot.RunAsync("ask", "--batch", "questions.jsonl", "--json", "--corpus", "papers");

        errors.ShouldBeEmpty();
        code.ShouldBe(0);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        answers.Select(answer => answer.GetProperty("id").GetString()).ShouldBe(["q1", "q2", "q3"]);
        answers.Select(answer => answer.GetProperty("answered").GetBoolean()).ShouldBe([true, false, false]);
        var quote = answers[0].GetProperty("quotes")[0];
        quote.GetProperty("document").GetString().ShouldBe("treaty.md");
        quote.GetProperty("published").GetString().ShouldBe("2011-03-01");
        Treaty.ShouldContain(quote.GetProperty("text").GetString()!);
        File.Exists(_bot.Store).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ask", "--batch", "none.jsonl", "--json", "--corpus", ".")]
    [InlineData("ask", "--batch", "broken.jsonl", "--json", "--corpus", ".")]
    [InlineData("ask", "--batch", "broken.jsonl", "--json", "--corpus", "none")]
    [InlineData("ask", "why?", "--set", "nonsense")]
    [InlineData("index", "--set", "Answering:MaxQuotes=0")]
    [InlineData("index", "--set", "Collections:0:Audience:0=all")]
    [InlineData("index", "--set", "Collections:0:Name=../x")]
    [InlineData("index", "--set", "Storage:Folder=config/appsettings.json")]
    public async Task What_cannot_work_is_said_in_a_sentence(params string[] arguments)
    {
        _bot.With("broken.jsonl", "{\"id\": 1\n");

        var (code, output, errors) = await _bot.RunAsync(arguments);

        code.ShouldBe(1, output + errors);
        errors.Trim().ShouldNotBeEmpty();
        (output + errors).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_batch_without_a_folder_is_a_mistake_of_the_command_line()
    {
        var (code, _, errors) = await _bot.RunAsync("ask", "--batch", "questions.jsonl", "--json");
        code.ShouldBe(2);
        errors.ShouldContain("needs --corpus DIR");
    }

    public void Dispose() => _bot.Dispose();
}
