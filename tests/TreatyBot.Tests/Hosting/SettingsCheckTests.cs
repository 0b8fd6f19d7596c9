using Microsoft.Extensions.Configuration;
using TreatyBot.Configuration;
using TreatyBot.Core.Configuration;
using TreatyBot.Hosting;

namespace TreatyBot.Tests.Hosting;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Colections:0:Name", "x", "did you mean 'Collections'?")]
    [InlineData("Collections:0:Nme", "x", "did you mean 'Collections:0:Name'?")]
    [InlineData("Answering:MinConfidense", "0.4", "did you mean 'Answering:MinConfidence'?")]
    [InlineData("MinConfidence", "0.4", "did you mean 'Answering:MinConfidence'?")]
    [InlineData("Slack:Workspaces:0:BotTokn", "x", "did you mean 'Slack:Workspaces:0:BotToken'?")]
    [InlineData("Discord:Clent", "BuiltIn", "did you mean 'Discord:Client'?")]
    [InlineData("Logging:Formt", "Json", "did you mean 'Logging:Format'?")]
    [InlineData("Foo", "bar", "there are Answering, Collections, Desk,")]
    [InlineData("Storage:Quux", "bar", "below 'Storage' there are Folder.")]
    public void A_key_that_there_is_not_is_named_with_the_nearest_that_there_is(string key, string value, string advice)
    {
        var problem = Find((key, value)).ShouldHaveSingleItem();
        problem.ShouldContain("(--set) is no setting");
        problem.ShouldContain(advice);
    }

    [Theory]
    [InlineData("Answering:MaxQuotes", "many", "'Answering:MaxQuotes' (--set) is 'many', but has to be a whole number from 1 to 20.")]
    [InlineData("Answering:MaxQuotes", "0", "'Answering:MaxQuotes' (--set) is '0', but has to be a whole number from 1 to 20.")]
    [InlineData(
        "Answering:MaxQuotes", "99999999999", "'Answering:MaxQuotes' (--set) is '99999999999', but has to be a whole number from 1 to 20.")]
    [InlineData("Answering:MaxQuotes", "", "'Answering:MaxQuotes' (--set) is '', but has to be a whole number from 1 to 20.")]
    [InlineData("Answering:MinConfidence", "1.5", "'Answering:MinConfidence' (--set) is '1.5', but has to be a number from 0 to 1.")]
    [InlineData("Slack:FollowUps", "yes", "'Slack:FollowUps' (--set) is 'yes', but has to be true or false.")]
    [InlineData("Slack:CommandReplies", "Everybody", "'Slack:CommandReplies' (--set) is 'Everybody', but has to be one of Asker, Channel.")]
    [InlineData(
        "Slack:ApiBaseUrl", "slack", "'Slack:ApiBaseUrl' (--set) is 'slack', but has to be a whole address, such as https://example.org/.")]
    [InlineData("Logging:LogLevel:Default", "Loud", "'Logging:LogLevel:Default' (--set) is 'Loud', but has to be one of Trace, Debug,")]
    [InlineData("Collections:0:Name", "../x", "'Collections:0:Name' (--set) is '../x', but has to be 1 to 60 letters,")]
    [InlineData(
        "Collections:0:Audience", "everyone", "has to be a list: write Collections:0:Audience:0 for its first entry, or [ … ] in a file.")]
    [InlineData("Collections:0:Audience:x", "everyone", "'Collections:0:Audience' is a list, whose entries are numbered")]
    [InlineData("Collections:0", "treaties", "has to be a group of settings: Name, Folders, Sources, Audience.")]
    [InlineData("Web", "http://x", "has to be a group of settings: Url,")]
    [InlineData("Web:Url:Port", "5080", "'Web:Url' is one value and has nothing below it.")]
    public void A_value_that_cannot_be_is_named_with_what_it_has_to_be(string key, string value, string sentence) =>
        Find((key, value)).ShouldHaveSingleItem().ShouldContain(sentence);

    [Fact]
    public void What_is_right_passes_whatever_its_case() => Find(
        ("collections:0:name", "Treaties"),
        ("Collections:0:Folders:0", "docs"),
        ("COLLECTIONS:0:AUDIENCE:0", "everyone"),
        ("Answering:MinConfidence", "0.5"),
        ("Slack:FollowUps", "TRUE"),
        ("Discord:ApiBaseUrl", "https://discord.example/api"),
        ("Logging:LogLevel:TreatyBot.Core", "warning"),
        ("Web:PublicUrl", ""),
        ("Storage:Folder", "data"), ("Ingestion:MaxFileBytes", "1000"), ("Slack:Workspaces:3:BotToken", "xoxb-1")).ShouldBeEmpty();

    [Fact]
    public void Every_problem_is_told_and_a_secret_is_not() =>
        Find(("Foo", "bar"), ("Answering:MaxQuotes", "many"), ("Web:OperatorToken:0", "a-secret-of-mine"))
            .ShouldSatisfyAllConditions(
                problems => problems.Count.ShouldBe(3), problems => problems.ShouldAllBe(problem => !problem.Contains("a-secret")));

    [Fact]
    public void A_key_is_called_as_it_was_written()
    {
        var folder = Directory.CreateTempSubdirectory("treatybot-settings-");
        try
        {
            var file = Path.Combine(folder.FullName, "appsettings.json");
            File.WriteAllText(file, """{ "Desk": { "SureForm": 0.5 }, "Web": null, "Collections": [] }""");
            using var root = (ConfigurationRoot)new ConfigurationBuilder().AddJsonFile(file).Build();
            SettingsCheck.Find(new ConfiguredValues([.. root.Providers]), Sections())
                .ShouldBe(["'Desk:SureForm' (appsettings.json) is no setting: did you mean 'Desk:SureFrom'?"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_variable_with_a_single_underscore_behind_our_name_is_named() =>
        SettingsCheck.FindInEnvironment(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TREATYBOT_Web__Url"] = "http://127.0.0.1:1",
            ["TREATYBOT__Web__Url"] = "http://127.0.0.1:1",
            ["TREATYBOT_SERVICE_HOST"] = "10.0.0.1",
            ["PATH"] = "/bin",
        }).ShouldHaveSingleItem().ShouldContain("'TREATYBOT_Web__Url'");

    [Theory]
    [InlineData("{\n  \"Web\": {\n    \"Url\": \"x\"\n    \"PublicUrl\": \"y\"\n  }\n}", "line 4, column 5")]
    [InlineData("{\n  \"Web\": ", "line 2, column")]
    [InlineData("", "line 1, column 1")]
    [InlineData("[]", "cannot be used")]
    [InlineData("{ \"A\": 1, \"a\": 2 }", "duplicate key")]
    public void A_broken_file_is_named_with_the_line(string json, string place)
    {
        var folder = Directory.CreateTempSubdirectory("treatybot-settings-");
        try
        {
            var file = Path.Combine(folder.FullName, "appsettings.json");
            File.WriteAllText(file, json);
            var failure = Should.Throw<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(file).Build());
            var sentence = ConfigurationFailure.Explain(failure, "elsewhere.json");
            sentence.ShouldStartWith(file);
            sentence.ShouldContain(place);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void All_options_that_are_bound_to_the_configuration_are_known()
    {
        var services = Bootstrap.CreateBuilder([]).Services;
        services.AddConnectors();
        var bound = services.Where(service => service.ServiceType.IsGenericType
                && service.ServiceType.GetGenericTypeDefinition() == typeof(Microsoft.Extensions.Options.IOptionsChangeTokenSource<>))
            .Select(service => service.ServiceType.GenericTypeArguments[0])
            .Where(type => type.Assembly.GetName().Name!.StartsWith("TreatyBot", StringComparison.OrdinalIgnoreCase)).ToList();
        bound.Count.ShouldBeGreaterThan(5);
        bound.Except(Sections().Select(section => section.Type))
            .ShouldBeEmpty("AddSettings makes options known; BindConfiguration alone does not.");
    }

    private static IReadOnlyList<string> Find(params (string Key, string Value)[] settings)
    {
        using var root = (ConfigurationRoot)new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        return SettingsCheck.Find(new ConfiguredValues([.. root.Providers]), Sections());
    }

    private static List<SettingsSection> Sections()
    {
        var services = Bootstrap.CreateBuilder([]).Services;
        services.AddConnectors();
        return [.. services.Select(service => service.ImplementationInstance).OfType<SettingsSection>()];
    }
}
