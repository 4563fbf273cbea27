namespace Bot.Health;

/// <summary>Which start of the machine this is (https://docs.kernel.org/admin-guide/sysctl/kernel.html#random).</summary>
internal static class MachineBoot
{
    private const string File = "/proc/sys/kernel/random/boot_id";

    /// <summary>Empty where the system does not tell.</summary>
    public static string Id { get; } = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Trim() : "";
}
