using System.ComponentModel;
using System.Diagnostics;

namespace TreatyBot.Tests.Shared;

/// <summary>
/// A program for Node that stands in this repository, copied into a folder of its own and its libraries installed there from the lock file.
/// </summary>
internal sealed class NodeProject : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("treatybot-node-");

    private NodeProject()
    {
    }

    /// <param name="path">The folder in this repository that holds <c>package.json</c> and its lock file.</param>
    /// <exception cref="InvalidOperationException">Node or npm is absent, or npm failed; the message says what it said.</exception>
    public static async Task<NodeProject> InstallAsync(string path)
    {
        var project = new NodeProject();
        try
        {
            foreach (var file in Directory.EnumerateFiles(Repository.File(path)))
            {
                File.Copy(file, Path.Combine(project._folder.FullName, Path.GetFileName(file)));
            }

            using var npm = Process.Start(project.StartOf("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))!;
            using var patience = new CancellationTokenSource(Patience);
            var output = npm.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = npm.StandardError.ReadToEndAsync(patience.Token);
            await npm.WaitForExitAsync(patience.Token);
            return npm.ExitCode == 0 ? project : throw new InvalidOperationException($"npm ci failed: {await output} {await errors}");
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            project.Dispose();
            throw new InvalidOperationException($"The libraries in {path} could not be installed with npm: {e.Message}", e);
        }
        catch
        {
            project.Dispose();
            throw;
        }
    }

    /// <summary>How <c>node</c> is started there, its input and output in the hands of the caller.</summary>
    public ProcessStartInfo StartOf(params IEnumerable<string> arguments) => StartOf("node", arguments);

    public void Dispose() => _folder.Delete(recursive: true);

    private ProcessStartInfo StartOf(string program, params IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = _folder.FullName, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    };
}
