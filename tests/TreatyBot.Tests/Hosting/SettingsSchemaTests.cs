using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using TreatyBot.Configuration;
using TreatyBot.Hosting;

namespace TreatyBot.Tests.Hosting;

public sealed partial class SettingsSchemaTests
{
    private static readonly string Kept = File.ReadAllText(Repository.File("config/appsettings.schema.json"));

    private static readonly JsonSchema Schema = JsonSchema.FromText(Kept, new BuildOptions { Dialect = Dialect.Draft07 });

    [Fact]
    public void The_schema_that_editors_read_says_what_the_options_say() =>
        SettingsSchema.Write(Bootstrap.ListKnownSections()).ReplaceLineEndings("\n").ShouldBe(
            Kept.ReplaceLineEndings("\n"),
            "a setting has changed: dotnet run --project src/TreatyBot -- settings-schema > config/appsettings.schema.json");

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{ "$schema": "appsettings.schema.json", "Web": { "Url": "http://127.0.0.1:5080" } }""", true)]
    [InlineData("""{ "Collections": [ { "Name": "a", "Folders": [ "b" ], "Audience": [ "everyone" ] } ] }""", true)]
    [InlineData("""{ "Logging": { "Format": "Json", "LogLevel": { "Default": "Warning" } } }""", true)]
    [InlineData("""{ "Web": { "Uri": "http://127.0.0.1:5080" } }""", false)]
    [InlineData("""{ "Logging": { "Format": "Xml" } }""", false)]
    [InlineData("""{ "Desk": { "QuestionsPerMinute": 0 } }""", false)]
    [InlineData("""{ "Desk": { "QuestionsPerMinute": "many" } }""", false)]
    public void It_takes_what_can_be_set_and_marks_what_cannot(string settings, bool isValid) =>
        Evaluate(settings).ShouldBe(isValid);

    [Theory]
    [InlineData("treatybot.service")]
    [InlineData("Containerfile")]
    [InlineData("compose.yaml")]
    public void What_the_deployment_files_set_can_be_set(string file)
    {
        var variables = Variable().Matches(File.ReadAllText(Repository.File($"config/deploy/{file}")))
            .Select(match => match.Groups["key"].Value)
            .ToList();
        variables.ShouldNotBeEmpty();
        foreach (var key in variables)
        {
            var parts = key.Split("__");
            JsonNode settings = JsonValue.Create("http://127.0.0.1:5080");
            for (var at = parts.Length - 1; at >= 0; at--)
            {
                settings = parts[at] == "0" ? new JsonArray(settings) : new JsonObject { [parts[at]] = settings };
            }

            Evaluate(settings.ToJsonString()).ShouldBeTrue(key);
        }
    }

    [Fact]
    public void The_settings_that_come_with_the_program_are_valid() =>
        Evaluate(File.ReadAllText(Repository.File("config/appsettings.json"))).ShouldBeTrue();

    private static bool Evaluate(string settings) => Schema.Evaluate(JsonDocument.Parse(settings).RootElement).IsValid;

    [GeneratedRegex("TREATYBOT__(?<key>[A-Za-z0-9_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
