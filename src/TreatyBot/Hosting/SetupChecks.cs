using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Storage;
using TreatyBot.Web;

namespace TreatyBot.Hosting;

/// <summary>What the host itself has to say to <c>doctor</c>.</summary>
internal static class SetupChecks
{
    public static IServiceCollection AddSetupChecks(this IServiceCollection services) => services
        .AddSingleton<ISetupCheck, CollectionsCheck>()
        .AddSingleton<ISetupCheck, StoreCheck>()
        .AddSingleton<ISetupCheck, DataFilesCheck>()
        .AddSingleton<ISetupCheck, RecognitionCheck>()
        .AddSingleton<ISetupCheck, MeaningCheck>()
        .AddSingleton<ISetupCheck, WebCheck>();

    private sealed class CollectionsCheck(
        IReadOnlyList<CollectionOptions> collections, CollectionSources sources, IDocumentStore store) : ISetupCheck
    {
        /// <summary>More are not read on one screen.</summary>
        private const int MaxNamed = 20;

        public string Name => "Collections";

        public async Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken)
        {
            var findings = new List<SetupFinding>();
            var entries = await store.ListAsync(cancellationToken);
            for (var at = 0; at < collections.Count; at++)
            {
                var collection = collections[at];
                findings.AddRange(collection.Folders.Select(FindFault).OfType<string>().Select(fault =>
                    new SetupFinding(SetupFindingKind.Problem, $"{collection.Name}: {fault}")));
                var documents = entries.Count(entry => entry.Document.Collection == collection.Name);
                findings.Add(documents > 0
                    ? new SetupFinding(SetupFindingKind.Ok, $"{collection.Name}: {documents} documents answer.")
                    : new SetupFinding(SetupFindingKind.Warning, $"{collection.Name}: nothing is indexed yet. Run 'treatybot index'."));
                findings.AddRange(sources.StatusOf(collection.Name).Select(status => new SetupFinding(
                    status is { DownSince: null, Succeeded: not null } ? SetupFindingKind.Ok : SetupFindingKind.Warning,
                    $"{collection.Name}: {SourceStatusText.Describe(status)}")));
                findings.AddRange(FindingsOf(collection.Name, await store.ListFindingsAsync(collection.Name, cancellationToken)));
                findings.Add(new SetupFinding(SetupFindingKind.Ok, AudienceText.Describe(collections, at)));
            }

            return findings;
        }

        /// <summary>Why nothing can be read of a folder; null where it can be looked into.</summary>
        private static string? FindFault(string folder)
        {
            try
            {
                _ = Directory.EnumerateFileSystemEntries(folder).Any();
                return null;
            }
            catch (DirectoryNotFoundException)
            {
                return $"there is no folder {folder}. Create it, or correct Collections.";
            }
            catch (UnauthorizedAccessException)
            {
                return $"{Environment.UserName} may not read the folder {folder}. Give that account the right to, or use another account.";
            }
            catch (IOException e)
            {
                return $"the folder {folder} cannot be read ({e.Message}). Look whether its disk or network share is there.";
            }
        }

        /// <summary>What the last sync has said of single files, so that it is not lost with its output.</summary>
        private static IEnumerable<SetupFinding> FindingsOf(string collection, IReadOnlyList<SourceFinding> found)
        {
            var named = found.Where(finding => finding.Kind is SourceFindingKind.Refused or SourceFindingKind.Warning).ToList();
            foreach (var finding in named.Take(MaxNamed))
            {
                var refused = finding.Kind == SourceFindingKind.Refused ? "refused " : "";
                yield return new(SetupFindingKind.Warning, $"{collection}: {refused}{finding.Path}: {finding.Reason}");
            }

            if (named.Count > MaxNamed)
            {
                yield return new(
                    SetupFindingKind.Warning, $"{collection}: {named.Count - MaxNamed} more; 'treatybot index' names them all.");
            }

            foreach (var kind in found.Where(finding => finding.Kind == SourceFindingKind.PassedOver)
                .GroupBy(finding => Path.GetExtension(finding.Path).ToLowerInvariant(), StringComparer.Ordinal)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal))
            {
                var files = kind.Key.Length > 0 ? $"{kind.Key} files" : "files without an ending";
                yield return new(
                    SetupFindingKind.Warning, $"{collection}: {kind.Count()} {files} were passed over: there is no reader for them.");
            }
        }
    }

    private sealed class StoreCheck(SqliteStore store) : ISetupCheck
    {
        private const long LittleSpace = 200L * 1024 * 1024;

        public string Name => "Store";

        public Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken)
        {
            var free = new DriveInfo(store.Folder).AvailableFreeSpace;
            return Task.FromResult<IReadOnlyList<SetupFinding>>(
            [
                new SetupFinding(SetupFindingKind.Ok, $"{store.Folder} opens and is of this version."),
                free > LittleSpace
                    ? new SetupFinding(SetupFindingKind.Ok, $"{free / 1024 / 1024:N0} MB are free there.")
                    : new SetupFinding(
                        SetupFindingKind.Warning, $"Only {free / 1024 / 1024:N0} MB are free there. Make room before the disk is full."),
            ]);
        }
    }

    private sealed class DataFilesCheck(IServiceProvider services) : ISetupCheck
    {
        public string Name => "Words and weights";

        public Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<SetupFinding>>(
                [Find<RankingModels>(RankingModels.Folder), Find<Thesaurus>("thesaurus.txt"), Find<Lexicon>("lexicon.tsv"),
                    Find<LanguagePacks>(LanguagePacks.Folder)]);

        private SetupFinding Find<T>(string file)
            where T : class
        {
            try
            {
                services.GetRequiredService<T>();
                return new SetupFinding(SetupFindingKind.Ok, $"config/{file} is read.");
            }
            catch (SetupException e)
            {
                return new SetupFinding(SetupFindingKind.Problem, e.Message);
            }
        }
    }

    private sealed class WebCheck(IOptions<WebOptions> options) : ISetupCheck
    {
        public string Name => "Pages";

        public Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<SetupFinding>>(
        [
            new SetupFinding(SetupFindingKind.Ok, $"The local page listens at {options.Value.Url}."),
            options.Value.PublicUrl is { } address
                ? new SetupFinding(SetupFindingKind.Ok, $"Citations in chats open at {address}.")
                : new SetupFinding(
                    SetupFindingKind.Warning,
                    "Web:PublicUrl is not set: citations in chats link to a document's own address or to nothing, "
                    + "and the context is shown in the chat."),
        ]);
    }
}
