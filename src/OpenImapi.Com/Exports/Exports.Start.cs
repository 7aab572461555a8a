using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>What native/host.c calls once before anything else.</summary>
internal static partial class Exports
{
    /// <summary>Loads what stands behind this assembly, so that no call finds a part of the installation missing.</summary>
    [UnmanagedCallersOnly]
    public static int Start()
    {
        try
        {
            LoadReferences(typeof(Exports).Assembly, []);
            return Result.Ok;
        }
        catch (Exception fault)
        {
            return fault.HResult;
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only the host calls this, beside which whole assemblies lie.")]
    private static void LoadReferences(Assembly assembly, HashSet<string> loaded)
    {
        foreach (var name in assembly.GetReferencedAssemblies())
            if (name.Name!.StartsWith(nameof(OpenImapi), StringComparison.Ordinal) && loaded.Add(name.Name))
                LoadReferences(Assembly.Load(name), loaded);
    }
}
