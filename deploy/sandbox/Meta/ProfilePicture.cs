namespace Sandbox.Meta;

/// <summary>A loaf on linen.</summary>
public static class ProfilePicture
{
    public const string Svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">
          <rect width="120" height="120" fill="#e8dccb"/>
          <path d="M0 78h120v42H0z" fill="#cfdcd2"/>
          <path d="M0 88h120M0 98h120M0 108h120" stroke="#b9cabd" stroke-width="2"/>
          <path d="M22 80c-6-26 16-44 38-44s44 18 38 44z" fill="#c98b4e"/>
          <path d="M30 76c-3-20 14-33 30-33s33 13 30 33z" fill="#dba566"/>
          <path d="M42 72c0-10 4-18 10-22M58 72c0-10 4-18 10-24M74 72c0-8 3-14 7-18" fill="none" stroke="#f6dfb8" stroke-width="5" stroke-linecap="round"/>
        </svg>
        """;
}
