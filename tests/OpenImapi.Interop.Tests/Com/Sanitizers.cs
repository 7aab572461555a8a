namespace OpenImapi.Interop.Tests.Com;

/// <summary>Programs whose own memory is watched by the compiler's sanitizers while they use the library without a runtime.</summary>
internal static class Sanitizers
{
    public static string[] Flags { get; } = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

    /// <summary>Runs such a program; memory that was lost or misused ends it with an error. What is allocated beneath the library is the library's.</summary>
    public static async Task<Verdict> RunSanitizedAsync(this ClientBench bench, string program, params string[] words)
    {
        var suppressions = bench.Folder.Write("suppressions", "leak:libopenimapi\n"u8);
        return (await Judge.AskAsync(new Question(program, words)
        {
            Folder = bench.Folder.Path,
            Environment = new Dictionary<string, string>
            {
                ["OPENIMAPI_HOME"] = bench["home"],
                ["ASAN_OPTIONS"] = "detect_leaks=1",
                ["LSAN_OPTIONS"] = $"suppressions={suppressions}:print_suppressions=0",
            },
        })).MustSucceed();
    }
}
