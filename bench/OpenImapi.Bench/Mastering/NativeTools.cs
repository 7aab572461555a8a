using System.Diagnostics;

namespace OpenImapi.Bench;

/// <summary>The floor and the meter: small programs in C, so that neither a runtime's start-up nor its memory is in their figures.</summary>
internal sealed record NativeTools(string Floor, string Measure)
{
    /// <summary>Compiles both where their sources are younger.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler, or it refuses.</exception>
    public static NativeTools Build(string root)
    {
        var target = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench")).FullName;
        return new(Compile(root, target, "floor"), Compile(root, target, "measure"));
    }

    private static string Compile(string root, string target, string name)
    {
        var (source, program) = (Path.Combine(root, "bench", "native", $"{name}.c"), Path.Combine(target, name));
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) > File.GetLastWriteTimeUtc(source))
            return program;
        if (!Contenders.IsInstalled("cc"))
            throw new InvalidOperationException("The floor is a program in C, and no C compiler 'cc' is installed.");
        using var compiler = Process.Start(new ProcessStartInfo("cc", ["-O2", "-std=c11", "-Wall", "-Wextra", "-Werror", source, "-o", program]))!;
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new InvalidOperationException($"{source} was not compiled.");
    }
}
