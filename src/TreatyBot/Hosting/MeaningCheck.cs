using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Hosting;

/// <summary>What <c>doctor</c> says of comparing by meaning.</summary>
internal sealed class MeaningCheck(TextEncoder encoder, SentenceReranking reranking, IVectorStore vectors, IDocumentStore documents)
    : ISetupCheck
{
    public string Name => "Meaning";

    public async Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var findings = new List<SetupFinding>();
        if (!encoder.IsOn)
        {
            findings.Add(new SetupFinding(SetupFindingKind.Ok, "Meaning:Model is None: documents are compared by words alone."));
        }
        else
        {
            findings.Add(await encoder.TryAsync(cancellationToken) is { } dimensions
                ? new SetupFinding(SetupFindingKind.Ok, $"{encoder.Model} loads; its vectors have {dimensions} dimensions.")
                : new SetupFinding(SetupFindingKind.Problem, $"{encoder.Problem} Until then documents are compared by words alone."));
            findings.Add(await CountAsync(cancellationToken));
        }

        if (reranking.IsOn)
        {
            findings.Add(await reranking.TryAsync(cancellationToken)
                ? new SetupFinding(SetupFindingKind.Ok, "The reranker loads.")
                : new SetupFinding(SetupFindingKind.Problem, $"{reranking.Problem} Until then it is left out."));
        }

        return findings;
    }

    private async Task<SetupFinding> CountAsync(CancellationToken cancellationToken)
    {
        var made = (await vectors.ListAsync(encoder.Model, cancellationToken)).ToHashSet();
        var entries = await documents.ListAsync(cancellationToken);
        var total = entries.Sum(entry => entry.PassageCount);
        var done = entries.Where(entry => made.Contains(entry.ReadingId)).Sum(entry => entry.PassageCount);
        return done == total
            ? new SetupFinding(SetupFindingKind.Ok, $"All {total:N0} passages have vectors.")
            : new SetupFinding(
                SetupFindingKind.Warning,
                $"{done:N0} of {total:N0} passages have vectors; a running worker makes the others, and so does 'treatybot index'.");
    }
}
