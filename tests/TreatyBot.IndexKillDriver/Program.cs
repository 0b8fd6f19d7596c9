using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.FastIndex;
using TreatyBot.IndexKillDriver;

// Changes, merges and keeps an index until it is killed: FOLDER, and the step after which the index there was kept.
var step = int.Parse(args[1]);
using var index = FastPassageIndex.Open(args[0], NullLogger.Instance);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
var pause = new Random(step);
while (true)
{
    step++;
    index.Apply(KillScript.Added(step), KillScript.Removed(step));
    output.WriteLine($"applied {step}");
    if (pause.Next(3) == 0)
    {
        await index.SettleAsync();
        output.WriteLine($"kept {step}");
    }
}
