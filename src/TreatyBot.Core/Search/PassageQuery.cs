namespace TreatyBot.Core.Search;

/// <summary>A parsed question, as an index takes it.</summary>
/// <param name="Terms">What to look for, as the tokenizer makes terms; a term given twice counts twice.</param>
/// <param name="Collections">Only passages of these collections are seen; none given, none found.</param>
/// <param name="Take">At most so many hits; 1 or more.</param>
/// <param name="Documents">Only passages of these documents are seen; null: of any.</param>
public sealed record PassageQuery(
    IReadOnlyList<WeightedTerm> Terms,
    IReadOnlySet<string> Collections,
    int Take,
    IReadOnlySet<long>? Documents = null);

/// <summary>One term of a query.</summary>
/// <param name="Term">As the tokenizer makes it.</param>
/// <param name="Weight">How much a match counts; above 0, 1 for a word of the question.</param>
public sealed record WeightedTerm(string Term, double Weight = 1);

/// <summary>A passage that a query found.</summary>
/// <param name="PassageId">The store's number of the passage.</param>
/// <param name="Score">Above 0; higher is better. Comparable within one query only.</param>
public readonly record struct PassageHit(long PassageId, double Score);
