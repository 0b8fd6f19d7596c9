using System.Text.Json;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class SetUpTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("treatybot-init-");

    [Fact]
    public async Task Three_questions_set_up_a_collection_that_is_indexed_and_answers()
    {
        Write("papers/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns.");

        var (code, output, errors) = await RunAsync("rules\npapers\ndiscord:197038439483310086\n", "init");

        code.ShouldBe(0, errors);
        output.ShouldContain(PathOf("config/appsettings.json"));
        File.Exists(PathOf("config/appsettings.schema.json")).ShouldBeTrue();
        (await RunAsync("", "index")).Output.ShouldContain("1 added");
        (await RunAsync("", "ask", "What is the toll of the ferry?")).Output.ShouldContain("four crowns");
        (await RunAsync("", "doctor")).Output.ShouldContain("rules is seen in discord:197038439483310086");
    }

    [Theory]
    [InlineData("There is no folder", "init", "--name", "a", "--folder", "none", "--audience", "everyone")]
    [InlineData("is no audience", "init", "--name", "a", "--folder", ".", "--audience", "discord:somewhere")]
    [InlineData("Nobody answers", "init")]
    public async Task What_cannot_be_set_up_is_said_in_a_sentence_and_leaves_nothing_behind(string sentence, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync("", arguments);

        code.ShouldBe(1);
        errors.ShouldContain(sentence);
        _folder.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_set_up_that_is_there_is_never_written_over()
    {
        Write("config/appsettings.json", """{ "Web": { "Url": "http://127.0.0.1:5099" } }""");

        var (code, _, errors) = await RunAsync("", "init", "--name", "a", "--folder", ".", "--audience", "everyone");

        code.ShouldBe(1);
        errors.ShouldContain("is there already");
        (await File.ReadAllTextAsync(PathOf("config/appsettings.json"))).ShouldContain("5099");
    }

    [Fact]
    public async Task Every_verb_of_an_operator_speaks_json_where_it_is_told_to()
    {
        Write("papers/ferry.md", "# Ferry rules\n\n## Article 1 Toll\n\nThe toll of the ferry is four crowns.");
        Write("papers/scan.tiff", "no text");
        (await RunAsync("", "init", "--name", "rules", "--folder", "papers", "--audience", "everyone")).Code.ShouldBe(0);

        var indexed = (await LinesAsync("index", "--json"))[0];
        indexed.GetProperty("collection").GetString().ShouldBe("rules");
        indexed.GetProperty("added")[0].GetString().ShouldBe("ferry.md");
        indexed.GetProperty("passed_over")[0].GetProperty("path").GetString().ShouldBe("scan.tiff");
        indexed.GetProperty("complete").GetBoolean().ShouldBeTrue();

        var verified = (await LinesAsync("verify", "--json"))[0];
        verified.GetProperty("document").GetString().ShouldBe("ferry.md");
        verified.GetProperty("fault").ValueKind.ShouldBe(JsonValueKind.Null);

        (await LinesAsync("doctor", "--json")).ShouldContain(finding =>
            finding.GetProperty("check").GetString() == "Store" && finding.GetProperty("kind").GetString() == "ok");
        (await LinesAsync("article", "Ferry rules", "Article", "1", "--json"))[0]
            .GetProperty("quotes")[0].GetProperty("text").GetString()!.ShouldContain("four crowns");
        (await LinesAsync("compare", "toll", "of", "the", "ferry", "--json"))[0].GetProperty("quotes").GetArrayLength().ShouldBe(1);
        (await LinesAsync("verify", "--json", "The toll of the ferry is four crowns."))[0]
            .GetProperty("quotes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_permalink_is_told_to_programs_only_while_a_worker_serves_it()
    {
        Write("papers/ferry.txt", "Ferry rules\n\nThe toll of the ferry is four crowns.");
        (await RunAsync("", "init", "--name", "rules", "--folder", "papers", "--audience", "everyone")).Code.ShouldBe(0);
        var url = $"Web:Url=http://127.0.0.1:{TreatyBotProcess.FreePort()}";
        (await LinkAsync()).ShouldBeNull();

        using var worker = TreatyBotProcess.Start(_folder.FullName, "run", "--set", url);
        try
        {
            await TreatyBotProcess.WaitForAsync(worker, "Ready");
            (await LinkAsync()).ShouldNotBeNull();
            (await RunAsync("", "health", "--set", url)).ShouldBe((0, "Healthy\n", ""));
        }
        finally
        {
            await TreatyBotProcess.EndAsync(worker);
        }

        var (code, _, errors) = await RunAsync("", "health", "--set", url);
        code.ShouldBe(1);
        errors.ShouldContain("No worker answers");

        async Task<string?> LinkAsync() => (await LinesAsync("ask", "What is the toll of the ferry?", "--json", "--set", url))[0]
            .GetProperty("quotes")[0].GetProperty("permalink").GetString();
    }

    [Theory]
    [InlineData("There is no command 'When'. To ask a question, write 'treatybot ask' before it.", "When", "does", "it", "renew?")]
    [InlineData("There is no command 'indx': did you mean 'index'?", "indx")]
    [InlineData("There is no option '--jsn': did you mean '--json'?", "doctor", "--jsn")]
    public async Task A_command_line_that_is_not_understood_ends_with_two_and_a_sentence(string sentence, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync("", arguments);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldStartWith(sentence);
        errors.Trim().ShouldNotContain('\n');
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string relative) => Path.Combine(_folder.FullName, relative);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    private async Task<IReadOnlyList<JsonElement>> LinesAsync(params string[] arguments)
    {
        var (_, output, errors) = await RunAsync("", arguments);
        errors.ShouldBeEmpty();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        using var process = TreatyBotProcess.Start(_folder.FullName, [.. arguments, "--set", "Meaning:Model=None"]);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TreatyBotProcess.Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }
}
