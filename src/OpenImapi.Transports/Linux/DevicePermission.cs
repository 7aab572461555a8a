using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

/// <summary>Whom Linux lets use a device.</summary>
/// <param name="Device">The device's path.</param>
/// <param name="Owner">The user to whom it belongs, by name where there is one.</param>
/// <param name="Group">The group to which it belongs, by name where there is one.</param>
/// <param name="Mode">Rights in octal, such as 660.</param>
/// <param name="GroupMayWrite">The group's members may use it.</param>
/// <param name="IsListed">The user is a member of the group as the system's files have it, though this process may not be one yet.</param>
public sealed record DevicePermission(string Device, string Owner, string Group, string Mode, bool GroupMayWrite, bool IsListed)
{
    private const uint BasicFacts = 0x7FF;
    private const int CurrentFolder = -100;

    /// <summary>Asks for the rights to a device.</summary>
    public static unsafe DevicePermission Of(LinuxSystem system, string device)
    {
        var status = stackalloc byte[256];
        if (Libc.Statx(CurrentFolder, system[device], 0, BasicFacts, status) < 0)
            return new(device, "?", "?", "?", GroupMayWrite: false, IsListed: false);
        var facts = new ReadOnlySpan<byte>(status, 256);                          // struct statx: stx_uid 20, stx_gid 24, stx_mode 28
        var (user, group, mode) = (MemoryMarshal.Read<uint>(facts[20..]), MemoryMarshal.Read<uint>(facts[24..]), MemoryMarshal.Read<ushort>(facts[28..]));
        var listed = Row(system, "/etc/group", group);
        return new(device, Row(system, "/etc/passwd", user)?[0] ?? $"user {user}", listed?[0] ?? $"group {group}", Convert.ToString(mode & 0x1FF, 8),
            (mode & 0b010_000) != 0, listed is { Length: > 3 } && listed[3].Split(',').Contains(Environment.UserName, StringComparer.Ordinal));
    }

    /// <summary>Why the device could not be opened, and what to do about it.</summary>
    public DiscException Refusal() => new(DriveErrors.NotAccessible, $"You may not use {Device}: it belongs to {Owner}, group {Group}, with the rights {Mode}.", Advice);

    /// <summary>How the right is given.</summary>
    public string Advice => (GroupMayWrite, IsListed) switch
    {
        (true, true) => $"You are in the group {Group} since you logged in: log in again.",
        (true, false) => $"Join its group with 'sudo usermod -aG {Group} {Environment.UserName}', and log in again.",
        _ => "Its group may not write it: look at the udev rules of this computer, or run the program as root (sudo).",
    };

    /// <summary>The row of passwd or group with a number in its third field.</summary>
    private static string[]? Row(LinuxSystem system, string file, uint number) =>
        system.Read(file)?.Split('\n').Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > 2 && fields[2] == number.ToString());
}
