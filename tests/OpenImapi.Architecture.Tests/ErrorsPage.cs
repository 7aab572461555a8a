using System.Text;

namespace OpenImapi.Architecture.Tests;

/// <summary>Writes docs/errors.md from the declared errors.</summary>
internal static class ErrorsPage
{
    public static string Text()
    {
        var page = new StringBuilder("""
            # Errors

            Every error that OpenImapi reports, in order of code. The code is the exception's `HResult`. Codes from 80041000h on are ours;
            the others are IMAPI's and COM's own, with their meaning. Made from the code by `eng/update-approved`; a test keeps it true.

            `imapi` ends with 2 for a usage error, 3 for a source or plan error, 4 for a drive error, 5 for a medium error, 6 for a
            verification error, and 1 for a destination or internal error.

            | code | symbol | kind | what happened | what to do | declared by |
            | --- | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var declared in DeclaredError.All)
        {
            var error = declared.Error;
            page.Append($"| {declared.Code:X8}h | `{error.Symbol}` | {error.Kind.ToString().ToLowerInvariant()} | {Cell(error.Text)} | {Cell(error.Advice)} | {declared.Project} |\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
