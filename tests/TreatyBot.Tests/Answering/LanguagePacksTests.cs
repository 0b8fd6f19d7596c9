using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class LanguagePacksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Codes => 
        [.. Directory.GetFiles(Repository.File("config/lang")).Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_pack_calls_a_kind_of_answer_shows_by_a_pattern_or_needs_none(string code)
    {
        var pack = TestCorpus.Packs.Find(code).ShouldNotBeNull();

        foreach (var kind in pack.Asks.Select(ask => ask.Kind).Concat(pack.Nouns.Values).Distinct())
        {
            (kind is AnswerKind.Statement or AnswerKind.Definition || pack.EvidenceOf(kind) is not null).ShouldBeTrue($"{code}: {kind}");
        }
    }

    [Theory]
    [InlineData("xx.json", "is no language pack: name it after one of ")]
    [InlineData("notes.txt", "is no language pack: name it after one of ")]
    public void An_unknown_file_is_refused_by_name(string name, string reason)
    {
        File.WriteAllText(Path.Combine(_folder.Path, name), "{}");

        Should.Throw<FormatException>(() => LanguagePacks.Read(_folder.Path, TestCorpus.Words)).Message
            .ShouldSatisfyAllConditions(message => message.ShouldContain(name), message => message.ShouldContain(reason));
    }

    [Theory]
    [InlineData("\"months\"", "\"monthz\"", "monthz")]
    [InlineData("\"Date\": [\"wann\"", "\"Dates\": [\"wann\"", "asks")]
    [InlineData("\\\\b\\\\d{1,2}\\\\. (?:{month}", "\\\\b\\\\d{1,2}\\\\. (?:(?:{month}", "Invalid pattern")]
    public void An_entry_that_is_not_known_or_no_pattern_is_refused_by_its_file_and_its_name(string right, string wrong, string named)
    {
        var json = File.ReadAllText(Repository.File("config/lang/de.json"));
        json.ShouldContain(right);
        File.WriteAllText(Path.Combine(_folder.Path, "de.json"), json.Replace(right, wrong, StringComparison.Ordinal));

        Should.Throw<FormatException>(() => LanguagePacks.Read(_folder.Path, TestCorpus.Words)).Message
            .ShouldSatisfyAllConditions(message => message.ShouldContain("de.json"), message => message.ShouldContain(named));
    }

    [Fact]
    public void An_entry_that_is_missing_is_refused_by_name()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "de.json"), "{ \"grammar\": \"der die das\" }");

        Should.Throw<FormatException>(() => LanguagePacks.Read(_folder.Path, TestCorpus.Words)).Message
            .ShouldSatisfyAllConditions(message => message.ShouldContain("de.json"), message => message.ShouldContain("negations"));
    }

    public void Dispose() => _folder.Dispose();
}
