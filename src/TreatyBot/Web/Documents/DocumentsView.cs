using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Documents;

/// <summary>What the list of documents shows.</summary>
/// <param name="All">Every document that may be shown here.</param>
/// <param name="Wanted">Those that the filter takes, in its order.</param>
/// <param name="Filter">What was picked.</param>
/// <param name="Page">Which page of them, from 1.</param>
/// <param name="Collections">The collections that may be shown here.</param>
/// <param name="Findings">What the last sync had to say of single files, with their collection.</param>
internal sealed record DocumentsView(
    IReadOnlyList<ListedDocument> All,
    IReadOnlyList<ListedDocument> Wanted,
    DocumentFilter Filter,
    int Page,
    IReadOnlyList<string> Collections,
    IReadOnlyList<(string Collection, SourceFinding Finding)> Findings);

/// <summary>What the page of one document shows.</summary>
/// <param name="Listed">The document.</param>
/// <param name="Reading">What answers.</param>
/// <param name="Relations">How it stands to others that may be shown here.</param>
/// <param name="HasFile">True where its file can be had.</param>
internal sealed record DocumentView(
    ListedDocument Listed, Reading Reading, IReadOnlyList<DocumentRelation> Relations, bool HasFile);
