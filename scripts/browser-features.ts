// What test browsers go without. Of several --disable-features the last one counts alone, so there is one, with all of them.

/** Those that Playwright turns off, which are on again where another list follows its own. */
export const playwrights = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion'
]

// The list below the address bar is two pages with four hundred files, which each new window loads, and nobody sees: they
// took a third of the work of a test. A process for a page that may come next is made in vain where a test ends there.
const windows = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']

/** The argument that turns these off, with all that is off anyway. */
export function without(...features: string[]): string {
  return `--disable-features=${[...playwrights, ...windows, ...features].join(',')}`
}
