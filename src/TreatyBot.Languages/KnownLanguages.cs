using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.In;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using TreatyBot.Languages.Stemming;
using Snowball = Lucene.Net.Tartarus.Snowball.Ext;

namespace TreatyBot.Languages;

/// <summary>
/// The languages beside English. Where Lucene has a light stemmer and a full one of Snowball's, the light one is taken for languages whose
/// nouns carry what is asked for (Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages", 2006).
/// </summary>
internal static class KnownLanguages
{
    public static Core.Text.Languages Create() => new(
    [
        new StemmedLanguage(
            "de", () => [.. GermanAnalyzer.DefaultStopSet], () => Then(new GermanLightStemmer().Stem, GermanVerbs.StemOf)),
        Stemmed("fr", () => FrenchAnalyzer.DefaultStopSet, () => new FrenchLightStemmer().Stem, WordForm.WithoutElision),
        Stemmed("es", () => SpanishAnalyzer.DefaultStopSet, () => new SpanishLightStemmer().Stem),
        Stemmed("it", () => ItalianAnalyzer.DefaultStopSet, () => new ItalianLightStemmer().Stem, WordForm.WithoutElision),
        Stemmed("pt", () => PortugueseAnalyzer.DefaultStopSet, () => new PortugueseLightStemmer().Stem),
        Stemmed("nl", () => DutchAnalyzer.DefaultStopSet, () => Of(new Snowball.DutchStemmer())),
        Stemmed("sv", () => SwedishAnalyzer.DefaultStopSet, () => Of(new Snowball.SwedishStemmer())),
        Stemmed("da", () => DanishAnalyzer.DefaultStopSet, () => Of(new Snowball.DanishStemmer())),
        Stemmed("no", () => NorwegianAnalyzer.DefaultStopSet, () => Of(new Snowball.NorwegianStemmer())),
        Stemmed("fi", () => FinnishAnalyzer.DefaultStopSet, () => Of(new Snowball.FinnishStemmer())),
        Stemmed("hu", () => HungarianAnalyzer.DefaultStopSet, () => Of(new Snowball.HungarianStemmer())),
        Stemmed("ro", () => RomanianAnalyzer.DefaultStopSet, () => Of(new Snowball.RomanianStemmer())),
        Stemmed("cs", () => CzechAnalyzer.DefaultStopSet, () => new CzechStemmer().Stem),
        Stemmed("tr", () => TurkishAnalyzer.DefaultStopSet, () => Of(new Snowball.TurkishStemmer()), WordForm.Turkish),

        // Lucene's analyzers for these two come in packages of their own, which our registry lacks.
        new StemmedLanguage("pl", () => OwnWords.PolishGrammar, () => new EndingStemmer(OwnWords.PolishEndings).Stem),
        new StemmedLanguage("uk", () => OwnWords.UkrainianGrammar, () => new EndingStemmer(OwnWords.UkrainianEndings).Stem),
        Stemmed("ru", () => RussianAnalyzer.DefaultStopSet, () => Of(new Snowball.RussianStemmer()), WordForm.Russian),
        Stemmed("el", () => GreekAnalyzer.DefaultStopSet, () => new GreekStemmer().Stem, WordForm.Greek),
        Stemmed("ar", () => ArabicAnalyzer.DefaultStopSet, () => Both(new ArabicNormalizer().Normalize, new ArabicStemmer().Stem)),
        Stemmed(
            "fa",
            () => PersianAnalyzer.DefaultStopSet,
            () => Both(Both(new ArabicNormalizer().Normalize, new PersianNormalizer().Normalize), new PersianStemmer().Stem)),
        Stemmed(
            "hi",
            () => HindiAnalyzer.DefaultStopSet,
            () => Both(Both(new IndicNormalizer().Normalize, new HindiNormalizer().Normalize), new HindiStemmer().Stem)),

        // Pairs of characters: see Tokenizer.
        new ScriptLanguage("zh"),
        new ScriptLanguage("ja"),
        new ScriptLanguage("ko"),
    ]);

    private static StemmedLanguage Stemmed(
        string code, Func<IEnumerable<string>> grammar, Func<BufferStemmer> stemmer, Func<string, string>? form = null) =>
        new(code, () => [.. grammar()], () => stemmer().OnStrings, form);

    private static Func<string, string> Then(BufferStemmer first, Func<string, string> second) => word => second(first.OnStrings(word));

    private static BufferStemmer Of(Lucene.Net.Tartarus.Snowball.SnowballProgram program) => (buffer, length) =>
    {
        program.SetCurrent(buffer, length);
        program.Stem();
        program.CurrentBuffer.AsSpan(0, program.CurrentBufferLength).CopyTo(buffer);
        return program.CurrentBufferLength;
    };

    private static BufferStemmer Both(BufferStemmer first, BufferStemmer second) =>
        (buffer, length) => second(buffer, first(buffer, length));
}
