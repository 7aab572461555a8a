using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A file, or standard input, that lists paths or patterns one after another.</summary>
/// <param name="File">Its path; '-' is standard input.</param>
/// <param name="IsNulSeparated">Whether a zero byte ends each, else the line's end.</param>
internal sealed record PathList(string File, bool IsNulSeparated)
{
    private string Name => File == Content.StandardInput ? "standard input" : File;

    private string Unit => IsNulSeparated ? "entry" : "line";

    /// <summary>Reads what it lists; each line is a PATH as on the command line, and an empty one is nothing.</summary>
    /// <exception cref="DiscException">The list cannot be read, or something that it lists is not there.</exception>
    public async Task<IReadOnlyList<ContentPath>> ReadPathsAsync(IConsole console, CancellationToken cancellation)
    {
        var paths = new List<ContentPath>();
        foreach (var (number, text) in await ReadAsync(console, cancellation))
        {
            try
            {
                paths.Add(ContentPath.Parse(text));
            }
            catch (DiscException fault)
            {
                throw new DiscException(fault.Error, $"{Name}, {Unit} {number}: {fault.Message}", fault.Advice, fault);
            }
        }

        return paths;
    }

    /// <summary>Reads its lines that are not empty, with their numbers from 1.</summary>
    /// <exception cref="DiscException">The list cannot be read.</exception>
    public async Task<IReadOnlyList<(int Number, string Text)>> ReadAsync(IConsole console, CancellationToken cancellation)
    {
        var bytes = await ReadBytesAsync(console, cancellation);
        var lines = new List<(int Number, string Text)>();
        for (var (number, at) = (1, 0); at < bytes.Length; number++)
        {
            var rest = bytes.AsSpan(at);
            var length = rest.IndexOf(IsNulSeparated ? (byte)0 : (byte)'\n') is var end and >= 0 ? end : rest.Length;
            var line = rest[..length];
            if (!IsNulSeparated && OperatingSystem.IsWindows())
                line = line.TrimEnd((byte)'\r');
            if (!line.IsEmpty)
                lines.Add((number, PathText.FromBytes(line)));
            at += length + 1;
        }

        return lines;
    }

    /// <summary>Reads each line by a reader, and names the line where it fails.</summary>
    /// <exception cref="DiscException">The list cannot be read, or one of its lines.</exception>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(IConsole console, Func<string, T> read, CancellationToken cancellation)
    {
        var results = new List<T>();
        foreach (var (number, text) in await ReadAsync(console, cancellation))
        {
            try
            {
                if (text[0] != '#')
                    results.Add(read(text));
            }
            catch (DiscException fault)
            {
                throw new DiscException(fault.Error, $"{Name}, {Unit} {number}: {fault.Message}", fault.Advice, fault);
            }
        }

        return results;
    }

    private async Task<byte[]> ReadBytesAsync(IConsole console, CancellationToken cancellation)
    {
        try
        {
            if (File != Content.StandardInput)
                return await System.IO.File.ReadAllBytesAsync(File, cancellation);
            using var bytes = new MemoryStream();
            await using var input = console.OpenIn();
            await input.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(CliErrors.NoPath, $"The list {Name} cannot be read: {e.Message}", "Check its path and its permissions.", e);
        }
    }
}
