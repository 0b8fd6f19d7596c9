// A process that tests kill. It says what it has done, one line at a time, once the store has acknowledged it.
using System.Globalization;
using TreatyBot.Ingestion;
using TreatyBot.Ingestion.Isolation;
using TreatyBot.Storage;
using TreatyBot.TestDriver;

switch (args)
{
    case ["work", var folder, var first]:
        await WorkAsync(folder, int.Parse(first, CultureInfo.InvariantCulture));
        return 0;

    case ["hold", var folder]:
        return Hold(folder);

    case ["read"]:
        await ReadingMode.RunAsync(
            new SourceExtractor([new TroublesomeReader()]),
            Console.OpenStandardInput(),
            Console.OpenStandardOutput(),
            () => Environment.Exit(0));
        return 0;

    default:
        Console.Error.WriteLine("usage: work FOLDER FIRST | hold FOLDER | read");
        return 2;
}

static async Task WorkAsync(string folder, int first)
{
    using var store = SqliteStore.Open(folder, TimeProvider.System);
    for (var step = first; step < first + 10_000; step++)
    {
        var entry = await store.Documents.SaveAsync(KnownWork.Draft(step), CancellationToken.None);
        Say($"saved {step} {entry.ReadingId}");
        await store.Conversations.TryAcceptAsync(KnownWork.Question(step), KnownWork.At(step), CancellationToken.None);
        Say($"accepted {step} 0");
        await store.Conversations.SaveReplyAsync(
            KnownWork.EventKey(step), KnownWork.Reply(step), KnownWork.At(step), CancellationToken.None);
        Say($"replied {step} 0");
    }
}

static int Hold(string folder)
{
    using var store = SqliteStore.Open(folder, TimeProvider.System);
    if (!store.TryTakeWorkerLock(out var taken, out var refusal))
    {
        Say(refusal);
        return 1;
    }

    using (taken)
    {
        Say("held");
        Console.In.ReadLine();
        return 0;
    }
}

// The full stop tells a whole line from one that the kill cut short.
static void Say(string line)
{
    Console.Out.WriteLine(line + " .");
    Console.Out.Flush();
}
