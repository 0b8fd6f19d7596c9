using System.Text.RegularExpressions;

namespace TreatyBot.Tests.Architecture;

public sealed partial class NamespaceTests
{
    /// <summary>The way of a question: each stage knows those before it, and none behind it.</summary>
    private static readonly string[] Stages = ["Understanding", "Selection", "Retrieval", "Ranking", "Quoting", "Judging", "Pipeline"];

    [Fact]
    public void A_stage_of_answering_knows_none_that_comes_after_it()
    {
        var places = Stages.Select((stage, place) => ($"TreatyBot.Core.Answering.{stage}", place)).ToDictionary();
        var uses = UsesInCore();

        places.Keys.ShouldBeSubsetOf(uses.Select(use => use.Key));
        uses.Where(use => places.ContainsKey(use.Key))
            .SelectMany(use => use.Where(places.ContainsKey).Where(used => places[used] > places[use.Key]))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Namespaces_of_core_form_no_cycle()
    {
        var uses = UsesInCore();

        uses.ShouldNotBeEmpty();
        uses.Select(use => use.Key).Where(name => Reaches(name, name)).ShouldBeEmpty();

        bool Reaches(string from, string to)
        {
            var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(uses[from]));
            while (open.TryDequeue(out var next))
            {
                if (next == to)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    foreach (var further in uses[next])
                    {
                        open.Enqueue(further);
                    }
                }
            }

            return false;
        }
    }

    /// <summary>By namespace: the others whose types it names.</summary>
    private static ILookup<string, string> UsesInCore()
    {
        var files = SourceFile.In("src/TreatyBot.Core").Select(CodeFile.Read).OfType<CodeFile>().ToList();
        var types = files.SelectMany(file => file.Types.Select(type => (type, file.Namespace)))
            .ToLookup(known => known.type, known => known.Namespace);
        return files.SelectMany(file => file.Names.SelectMany(name => types[name])
                .Where(used => used != file.Namespace && file.Sees(used))
                .Select(used => (From: file.Namespace, To: used)))
            .Distinct()
            .ToLookup(use => use.From, use => use.To);
    }

    /// <param name="Namespace">Where its types are.</param>
    /// <param name="Usings">What it opens.</param>
    /// <param name="Types">The types that it declares.</param>
    /// <param name="Names">Every name in it, outside comments and texts.</param>
    private sealed record CodeFile(string Namespace, HashSet<string> Usings, IReadOnlyList<string> Types, HashSet<string> Names)
    {
        public static CodeFile? Read(SourceFile file)
        {
            var code = Aside().Replace(string.Join('\n', file.Lines), " ");
            return NamespaceLine().Match(code) is { Success: true } found
                ? new CodeFile(
                    found.Groups["name"].Value,
                    [.. UsingLine().Matches(code).Select(match => match.Groups["name"].Value)],
                    [.. Declaration().Matches(code).Select(match => match.Groups["name"].Value)],
                    [.. Name().Matches(code).Select(match => match.Value)])
                : null;
        }

        /// <summary>Whether the types of a namespace can be named here as they are: what stands above is open without a word.</summary>
        public bool Sees(string other) => Usings.Contains(other) || Namespace.StartsWith(other + ".", StringComparison.Ordinal);
    }

    /// <summary>Comments, texts and characters: no code.</summary>
    [GeneratedRegex("""
        //[^\n]*|/\*.*?\*/|\$*(?<quotes>"{3,}).*?\k<quotes>|\$?@\$?"(?:""|[^"])*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w*\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Name();
}
