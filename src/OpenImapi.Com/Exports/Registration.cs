using System.Runtime.Versioning;
using Microsoft.Win32;

namespace OpenImapi.Com;

/// <summary>What stands in the registry so that programs find the class, for one user or for all of them.</summary>
/// <remarks>A class that another server has registered in the same place is left to it.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class Registration
{
    /// <summary>ERROR_ALREADY_EXISTS: another server has the class.</summary>
    private const int AlreadyExists = unchecked((int)0x800700B7);

    private const string Name = "OpenImapi disc master";

    /// <summary>The surrogate process, for programs that ask for a local server, runs under this identifier.</summary>
    private const string AppId = "{8B6F0188-C6F4-4F20-82FE-FFEBADD14C0C}";

    private static readonly string ClassKey = @"Software\Classes\CLSID\" + ClassIds.DiscMaster.ToString("B").ToUpperInvariant();
    private static readonly string ServerKey = $@"{ClassKey}\InprocServer32";

    private readonly RegistryKey root;
    private readonly string module;

    /// <summary>Key, name and value; the default value of a key has an empty name. A key stands before its subkeys.</summary>
    private readonly (string Key, string Name, string Value)[] entries;

    private Registration(RegistryKey root, string module)
    {
        (this.root, this.module) = (root, module);
        entries =
        [
            ($@"Software\Classes\AppID\{AppId}", "", Name),
            ($@"Software\Classes\AppID\{AppId}", "DllSurrogate", ""),
            (ClassKey, "", Name),
            (ClassKey, "AppID", AppId),
            (ServerKey, "", module),
            (ServerKey, "ThreadingModel", "Both"),
        ];
    }

    /// <summary>For the user who runs this.</summary>
    public static Registration ForUser() => new(Registry.CurrentUser, Module.Path());

    /// <summary>For every user; only an administrator may write that.</summary>
    public static Registration ForMachine() => new(Registry.LocalMachine, Module.Path());

    /// <summary>Writes every entry, over those of another copy of this library.</summary>
    public int Write()
    {
        if (Value(ServerKey, "") is not null && Value(ClassKey, "AppID") != AppId)
            return AlreadyExists;
        foreach (var entry in entries)
        {
            using var key = root.CreateSubKey(entry.Key);
            key.SetValue(entry.Name, entry.Value);
        }

        return Result.Ok;
    }

    /// <summary>Removes the entries that this copy of the library wrote, and the keys that are empty then.</summary>
    public int Remove()
    {
        if (!string.Equals(Value(ServerKey, ""), module, StringComparison.OrdinalIgnoreCase))
            return Result.Ok;
        foreach (var entry in Enumerable.Reverse(entries))
        {
            using (var key = root.OpenSubKey(entry.Key, writable: true))
            {
                if (key is null)
                    continue;
                if (key.GetValue(entry.Name) as string == entry.Value)
                    key.DeleteValue(entry.Name);
                if (key.ValueCount + key.SubKeyCount > 0)
                    continue;
            }

            root.DeleteSubKey(entry.Key);
        }

        return Result.Ok;
    }

    private string? Value(string path, string name)
    {
        using var key = root.OpenSubKey(path);
        return key?.GetValue(name) as string;
    }
}
