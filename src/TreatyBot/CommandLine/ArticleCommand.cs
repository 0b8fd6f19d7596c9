using System.CommandLine;
using TreatyBot.Core.Lookup;

namespace TreatyBot.CommandLine;

/// <summary><c>article DOCUMENT PLACE</c>: a whole article, word for word.</summary>
internal static class ArticleCommand
{
    public static Command Create(Option<string[]> settings)
    {
        var document = new Argument<string>("document") { Description = "The document's title or a part of it, in quotation marks." };
        var place = new Argument<string[]>("place")
        {
            Description = "The article or section, such as: Article 5",
            Arity = ArgumentArity.OneOrMore,
        };
        var corpus = AskCommand.CorpusOption();
        var json = AskCommand.JsonOption();
        var command = new Command("article", "Shows a whole article or section of a document, word for word.")
        {
            document, place, corpus, json,
        };
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(() => AskCommand.LookUpAsync(
            new LookupCommand(
                LookupKind.Article,
                $"{parsed.GetValue(document)} {ArticleLookup.Separator} {string.Join(' ', parsed.GetValue(place)!)}"),
            parsed.GetValue(corpus),
            parsed.GetValue(json),
            parsed.GetValue(settings)!,
            cancellationToken)));
        return command;
    }
}
