using System.Globalization;
using System.Text;

namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>A file in a commit.</summary>
/// <param name="Id">The name of its bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Path">Below the folder that is read, with <c>/</c> between the parts.</param>
internal sealed record GitFile(string Id, long Size, string Path)
{
    private const string Regular = "100";

    /// <summary>Reads what <c>git ls-tree -r -z -l</c> writes: plain files alone, neither links nor other repositories.</summary>
    public static IReadOnlyList<GitFile> ParseList(byte[] listing)
    {
        var files = new List<GitFile>();
        foreach (var line in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var mode, "blob", var id, var size]
                && mode.StartsWith(Regular, StringComparison.Ordinal) && GitName.IsPath(line[(tab + 1)..])
                && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
            {
                files.Add(new(id, bytes, line[(tab + 1)..]));
            }
        }

        return files;
    }
}

/// <summary>
/// Writes a commit's files into a folder, from the objects themselves: a checkout would run filters, follow attributes and make links.
/// </summary>
/// <param name="git">Runs git.</param>
/// <param name="repository">Its folder.</param>
internal sealed class GitTree(GitCommand git, string repository)
{
    public async Task WriteAsync(
        IReadOnlyList<GitFile> files, string folder, Func<GitFile, bool> wants, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(folder, file))!);
        }

        // What no reader takes is named all the same: its size is enough for that, and takes no room.
        foreach (var file in files.Where(file => !wants(file)))
        {
            await using var empty = new FileStream(PathOf(folder, file), FileMode.Create, FileAccess.Write);
            empty.SetLength(file.Size);
        }

        var wanted = files.Where(wants).ToList();
        await git.RunAsync(["--git-dir", repository, "cat-file", "--batch"], async (input, output, token) =>
        {
            foreach (var file in wanted)
            {
                await input.WriteAsync(Encoding.ASCII.GetBytes(file.Id + "\n"), token);
                await input.FlushAsync(token);
                if (await ReadLineAsync(output, token) != string.Create(CultureInfo.InvariantCulture, $"{file.Id} blob {file.Size}"))
                {
                    throw new GitException($"The repository lacks the bytes of {file.Path}. Repair it with 'git fsck', or fetch it anew.");
                }

                var content = new byte[file.Size];
                await output.ReadExactlyAsync(content, token);
                await ReadLineAsync(output, token);
                await File.WriteAllBytesAsync(PathOf(folder, file), content, token);
            }

            return true;
        }, cancellationToken);
    }

    private static string PathOf(string folder, GitFile file) => Path.Combine([folder, .. file.Path.Split('/')]);

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < 200 && await stream.ReadAsync(one, cancellationToken) == 1 && one[0] != '\n')
        {
            line.Append((char)one[0]);
        }

        return line.ToString();
    }
}
