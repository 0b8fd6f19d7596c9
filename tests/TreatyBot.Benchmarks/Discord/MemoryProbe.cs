using System.Reflection;

namespace TreatyBot.Benchmarks.Discord;

/// <summary>Runs the worker as it is, and answers the line <c>memory</c> with the bytes in use on its heap.</summary>
internal static class MemoryProbe
{
    public static int Run(string[] arguments)
    {
        new Thread(Answer) { IsBackground = true }.Start();
        return (int)Assembly.Load("treatybot").EntryPoint!.Invoke(null, [arguments])!;
    }

    private static void Answer()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line == "memory")
            {
                Console.WriteLine($"memory {GC.GetTotalMemory(forceFullCollection: true)}");
            }
        }
    }
}
