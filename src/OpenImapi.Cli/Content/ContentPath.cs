using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>One PATH of the command line: what is to be recorded, and where in the tree it goes.</summary>
/// <param name="Target">A path in the tree; empty for the root.</param>
/// <param name="Source">A file or folder on disk.</param>
internal sealed record ContentPath(string Target, string Source)
{
    /// <summary>Reads a PATH. One that exists is never split; else the first '=' without a backslash before it parts target and source.</summary>
    /// <exception cref="DiscException">What it names is not there.</exception>
    public static ContentPath Parse(string text)
    {
        if (Exists(text))
            return new("", text);
        var path = Split(text);
        return Exists(path.Source) ? path : throw new DiscException(CliErrors.NoPath, $"There is no '{PathText.ToDisplay(path.Source)}'.");
    }

    /// <summary>Parts a text at the first '=' without a backslash before it.</summary>
    public static ContentPath Split(string text)
    {
        var part = new StringBuilder();
        string? target = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '=')
            {
                part.Append('=');
                i++;
            }
            else if (text[i] == '=' && target is null)
            {
                target = part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(text[i]);
            }
        }

        return new(target ?? "", part.ToString());
    }

    private static bool Exists(string path) => PathText.Exists(path);
}
