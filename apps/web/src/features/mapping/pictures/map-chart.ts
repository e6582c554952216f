import { MapChart } from 'echarts/charts';
import { AriaComponent } from 'echarts/components';
import { type ECharts, init, registerMap, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Boundaries } from '../mapping.api.ts';
import type { Shade } from './heat.ts';

use([MapChart, AriaComponent, LabelLayout, SVGRenderer]);

const MAP = 'kabupaten-kota';

export interface MapRegion {
  code: string;
  name: string;
  /** Written on the map where there is room. */
  label: string;
  shade: Shade;
}
interface Listener {
  hover: (code: string | undefined) => void;
  open: (code: string) => void;
}

/** The colours of the theme that is on now. */
function paints() {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: (shade: Shade) => read(`--heat-${shade}`),
    ink: (shade: Shade) => read(`--heat-ink-${shade}`),
    border: read('--ui-bg'),
    outline: read('--ui-border-accented'),
    focus: read('--focus'),
  };
}

function optionOf(regions: readonly MapRegion[], description: string) {
  const { ground, ink, border, outline, focus } = paints();
  return {
    animation: false,
    aria: { enabled: true, label: { description } },
    series: [
      {
        type: 'map' as const,
        map: MAP,
        nameProperty: 'code',
        aspectScale: 1,
        preserveAspect: 'contain' as const,
        selectedMode: false as const,
        left: 4,
        right: 4,
        top: 4,
        bottom: 4,
        labelLayout: { hideOverlap: true },
        itemStyle: { borderColor: border, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: focus, borderWidth: 2.5 }, label: { show: true } },
        data: regions.map(({ code, label, shade }) => {
          const look = { color: ink(shade), textBorderColor: ground(shade), textBorderWidth: 3 };
          return {
            name: code,
            value: shade,
            itemStyle: { areaColor: ground(shade), ...(shade === 0 ? { borderColor: outline } : {}) },
            label: {
              show: true,
              formatter: label,
              fontSize: 11,
              lineHeight: 13,
              fontFamily: 'inherit',
              ...look,
            },
            emphasis: { itemStyle: { areaColor: ground(shade) }, label: look },
          };
        }),
      },
    ],
  };
}

/** Draws the uploaded boundaries; loaded only where there are some. */
export function drawMap(element: HTMLElement, geojson: Boundaries['geojson'], { hover, open }: Listener) {
  registerMap(MAP, geojson as never);
  const chart: ECharts = init(element, undefined, { renderer: 'svg' });
  chart.on('mouseover', ({ name }) => hover(name));
  chart.on('mouseout', () => hover(undefined));
  chart.on('click', ({ name }) => open(name));
  let shown: string | undefined;

  return {
    show: (regions: readonly MapRegion[], description: string) => {
      chart.setOption(optionOf(regions, description), { notMerge: true });
      // Paper does not wait for the next frame.
      chart.getZr().flush();
    },
    /** Lifts one region out, as the mouse does. */
    point: (code: string | undefined) => {
      if (code === shown) return;
      if (shown) chart.dispatchAction({ type: 'downplay', seriesIndex: 0, name: shown });
      if (code) chart.dispatchAction({ type: 'highlight', seriesIndex: 0, name: code });
      shown = code;
    },
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}
