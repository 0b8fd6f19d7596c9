using System.Globalization;

#pragma warning disable MA0047, CA1050 // The runtime looks for this name outside any namespace.

/// <summary>
/// Runs in a worker that is measured, before its program does (<c>DOTNET_STARTUP_HOOKS</c>): answers each line on its input with what it
/// holds in memory.
/// </summary>
internal static class StartupHook
{
    private const double Megabyte = 1024 * 1024;

    public static void Initialize() => new Thread(Answer) { IsBackground = true }.Start();

    private static void Answer()
    {
        while (Console.In.ReadLine() is not null)
        {
            GC.Collect();
            var (resident, managed) = (Environment.WorkingSet / Megabyte, GC.GetTotalMemory(forceFullCollection: false) / Megabyte);
            Console.Out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $$"""{"resident":{{resident:0.0}},"managed":{{managed:0.0}}}"""));
            Console.Out.Flush();
        }
    }
}
